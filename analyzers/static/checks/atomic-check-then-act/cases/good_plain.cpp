// Nothing atomic about it.
int level = 0;

void raise(int value) {
  if (level < value) level = value;
}
