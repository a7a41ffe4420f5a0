-- What leads it takes rests on: of the new leads of the last 365 days that are decided, how many were won, and what one of these came to; net of VAT, in
-- minor units of the plant's own currency. Of the filters the lane alone counts.
SELECT won, decided, mean_order
FROM conversion
