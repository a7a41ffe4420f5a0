-- Leads that came in the months asked for, also those nobody asked for, and what they have proved to be by now.
SELECT judged.*
FROM judged
CROSS JOIN params
WHERE judged.month BETWEEN params.from_month AND params.to_month
