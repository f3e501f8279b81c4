"""Reports keep to the JSON Schemas that rlvm prints of them, as a validator that is not ours sees it.

    check_schemas.py RLVM FOLDER...

Each folder has the images of the PVs of one case. Nothing is written to them.
"""

import json
import os
import subprocess
import sys

import yaml
from jsonschema import Draft202012Validator

REPORTS = {
    "lvs": ["lvs", "-a", "-o", "all"],
    "vgs": ["vgs", "-o", "all"],
    "pvs": ["pvs", "-a", "-o", "all"],
    "segs": ["lvs", "-a", "--segments", "-o", "all"],
    "pvsegs": ["pvs", "--segments", "-o", "all"],
    "fullreport": ["fullreport", "-a"],
}
LOG = 'log { report_command_log=1 command_log_selection="all" }'


def run(rlvm, *words):
    ran = subprocess.run([rlvm, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    # A missing PV is told, and is no failure.
    assert ran.returncode == 0, f"{words}: {ran.returncode}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


def documents(text, form):
    if form == "ndjson":
        return [json.loads(line) for line in text.splitlines()]
    return [yaml.safe_load(text) if form == "yaml" else json.loads(text)]


def rows(document):
    """The rows of a document, or the one that it is."""
    if "report" not in document or isinstance(document["report"], str):
        return [document]
    tables = [table for element in document["report"] for table in element.values()]
    return [row for table in [*tables, document.get("log", [])] for row in table]


def check(validator, document, what):
    wrong = [f"{what}: {error.json_path}: {error.message}" for error in validator.iter_errors(document)]
    assert not wrong, "\n".join(wrong[:20])


def main():
    rlvm, *folders = sys.argv[1:]
    seen = 0
    for report, words in REPORTS.items():
        for form in ["json_std", "json", "ndjson", "yaml"]:
            schema = json.loads(run(rlvm, "schema", report, "--reportformat", form))
            Draft202012Validator.check_schema(schema)
            validator = Draft202012Validator(schema)
            for folder in folders:
                devices = ",".join(sorted(os.path.join(folder, name) for name in os.listdir(folder)))
                common = [*words, "--reportformat", form, "--devices", devices, "--driverloaded", "n"]
                for more in [[], ["--config", LOG]]:
                    what = f"{report} as {form} of {os.path.basename(folder)} {more}"
                    found = documents(run(rlvm, *common, *more), form)
                    for document in found:
                        check(validator, document, what)
                    logged = form == "ndjson" or "log" in found[0]
                    assert not more or logged, f"{what}: there is no log"
                    seen += sum(len(rows(document)) for document in found)
            # The schemas are not so wide that anything would do.
            for row in rows(found[0]):
                row["nosuch"] = 1
            assert not validator.is_valid(found[0]), f"{report} as {form}: takes any field"
    print(f"{len(folders)} cases, {seen} rows")


main()
