"""metrics.json against the schema that the tool prints, by a validator that is not ours."""

import json
import subprocess

import jsonschema

from report import require


def schema_of(report, *options):
    """The schema that the tool prints."""
    command = [str(report.tool), "schema", *options]
    return json.loads(subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout)


def follows_the_schema(report):
    """metrics.json follows the JSON Schema that the tool prints"""
    schema = schema_of(report)
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads((report.folder / "metrics.json").read_text("utf-8"))
    errors = sorted(jsonschema.Draft202012Validator(schema).iter_errors(document), key=lambda error: error.json_path)
    require(not errors, "; ".join(f"{error.json_path}: {error.message}" for error in errors[:5]))


def schema_is_closed(report):
    """a key that the schema does not know is refused"""
    validator = jsonschema.Draft202012Validator(schema_of(report))
    document = json.loads((report.folder / "metrics.json").read_text("utf-8"))
    document["pipelines"][0]["funnel"][0]["reach"] = 1
    require(not validator.is_valid(document), "it was accepted")


def check_follows_its_schema(report):
    """what `check --format json` prints follows the schema of `schema --check`"""
    schema = schema_of(report, "--check")
    jsonschema.Draft202012Validator.check_schema(schema)
    command = [str(report.tool), "check", "--config", str(report.sample / "funnel.yaml"), "--format", "json"]
    document = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stdout)
    errors = sorted(jsonschema.Draft202012Validator(schema).iter_errors(document), key=lambda error: error.json_path)
    require(not errors, "; ".join(f"{error.json_path}: {error.message}" for error in errors[:5]))
    counts = json.loads((report.folder / "metrics.json").read_text("utf-8"))["counts"]
    require(document["counts"] == counts, "its counts are not those of metrics.json")
    require(document["verdict"]["state"] == "ready" and document["findings"], "it has nothing to tell of the sample")


CHECKS = [follows_the_schema, schema_is_closed, check_follows_its_schema]
