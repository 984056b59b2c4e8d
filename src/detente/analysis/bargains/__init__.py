"""From a record to what can be agreed, step by step: what is at stake, its worth, the limits, who has to vote on it."""
