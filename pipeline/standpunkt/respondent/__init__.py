"""Who answers: the respondent of every response, under one right name."""
