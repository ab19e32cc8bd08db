#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the C table of municipalities from gemeenten-2019.csv and names.csv, so that nothing is parsed when the
program starts. names.csv: other names (also), names of municipalities that merged (until a 1 January) and of those
that came later (since), each with the codes of 2019 that they stand for.

    make-table.py gemeenten-2019.csv names.csv OUT.c
"""
import csv
import sys


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main(municipalities, names, out):
    with open(municipalities, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    index = {row["code"]: i for i, row in enumerate(rows)}
    with open(names, encoding="utf-8", newline="") as file:
        others = list(csv.DictReader(file))
    with open(out, "w", encoding="utf-8") as file:
        file.write('#include "municipality/gem-municipality-table.h"\n')
        file.write("const GemMunicipality gem_municipality_table[] = {\n")
        for row in rows:
            file.write("  { %s, %s, %s },\n" % (quoted(row["code"]), quoted(row["naam"]), quoted(row["provincie"])))
        file.write("};\nconst guint gem_n_municipalities = %d;\n" % len(rows))
        file.write("const GemMunicipalityName gem_municipality_names[] = {\n")
        kinds = {"also": "GEM_MUNICIPALITY_ALSO", "until": "GEM_MUNICIPALITY_UNTIL", "since": "GEM_MUNICIPALITY_SINCE"}
        for row in others:
            for code in row["codes"].split():
                file.write("  { %s, %d, %s, %s },\n" % (quoted(row["name"]), index[code], kinds[row["kind"]],
                                                       row["year"] or "0"))
        file.write("};\nconst guint gem_n_municipality_names = %d;\n" % sum(len(r["codes"].split()) for r in others))


if __name__ == "__main__":
    main(*sys.argv[1:])
