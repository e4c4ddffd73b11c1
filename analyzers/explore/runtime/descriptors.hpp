#pragma once

namespace ccgrade::explore {

/// Bytes, an end of them or a connection come from or go to some descriptor: whoever learns comes
/// after all who have published.
void publish_by_descriptor();
void learn_by_descriptor();

}  // namespace ccgrade::explore
