-- From 0 to 9.
SELECT n
FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS places(n)
