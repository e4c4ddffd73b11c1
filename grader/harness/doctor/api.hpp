#pragma once

/// Adds `rounds` to a shared sum from each of two threads; returns the sum.
long work(int rounds);
