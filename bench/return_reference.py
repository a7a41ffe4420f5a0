"""The same work done by DuckDB and by lifetimes: reads columns from files, prints what it found and the seconds it took.

return_reference.py rfm FOLDER      recency.u16, frequency.u16, monetary.f64
return_reference.py fit FOLDER      repeats.u32, recency.u32, age.u32, the last two in days
"""

import json
import os
import sys
import time

import numpy


def column(folder, name, kind):
    return numpy.fromfile(os.path.join(folder, name), dtype=kind)


def rfm(folder):
    import duckdb
    import pandas

    customers = pandas.DataFrame(
        {
            "r": column(folder, "recency.u16", "<u2"),
            "f": column(folder, "frequency.u16", "<u2"),
            "m": column(folder, "monetary.f64", "<f8"),
        }
    )
    connection = duckdb.connect()
    connection.execute("create table customers as select * from customers")
    quartiles = ", ".join(f"quantile_disc({axis}, [0.25, 0.75]) as {axis}" for axis in "rfm")
    bands = " + ".join(
        f"{weight} * (({axis} > q.{axis}[1])::int + ({axis} > q.{axis}[2])::int)"
        for axis, weight in (("r", 9), ("f", 3), ("m", 1))
    )
    bands = bands.replace("(r >", "(c.r >").replace("(f >", "(c.f >").replace("(m >", "(c.m >")
    best = None
    for _ in range(5):
        started = time.perf_counter()
        boundaries = connection.execute(f"select {quartiles} from customers").fetchone()
        connection.execute(
            f"create or replace table cells as select {bands} as cell from customers c, (select {quartiles} from customers) q"
        )
        seconds = time.perf_counter() - started
        best = seconds if best is None else min(best, seconds)
    counts = dict(connection.execute("select cell, count(*) from cells group by cell").fetchall())
    return {
        "seconds": best,
        "boundaries": boundaries,
        "counts": [counts.get(cell, 0) for cell in range(27)],
    }


def fit(folder):
    from lifetimes import BetaGeoFitter

    repeats = column(folder, "repeats.u32", "<u4")
    recency = column(folder, "recency.u32", "<u4") / 7
    age = column(folder, "age.u32", "<u4") / 7
    best = None
    for _ in range(5):
        started = time.perf_counter()
        fitter = BetaGeoFitter(penalizer_coef=0.0)
        fitter.fit(repeats, recency, age)
        seconds = time.perf_counter() - started
        best = seconds if best is None else min(best, seconds)
    return {"seconds": best, "parameters": dict(fitter.params_)}


print(json.dumps({"rfm": rfm, "fit": fit}[sys.argv[1]](sys.argv[2])))
