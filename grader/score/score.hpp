#pragma once
#include "grader/model/challenge.hpp"
#include "grader/model/record.hpp"

namespace ccgrade {

/// Does this finding cost points? Only what is proven, or witnessed on both sides, and an error.
bool costs_points(const Finding& finding);

/// What the facts are worth under the rubric. Pure: the same facts give the same card, today and in
/// a year. A criterion is
///   unmet       by a costing finding of one of its rules, a scenario of its own that did not pass
///               in every run, or a speed that certainly lies below its minimum;
///   not judged  when nothing unmet it, but an observer that it needs did not do its work or a
///               scenario did not end and the criterion says that this is no judgement;
///   met         otherwise.
Scorecard score(const Rubric& rubric, const Facts& facts);

}  // namespace ccgrade
