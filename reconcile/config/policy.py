"""What a config file says of findings → the policy of the gate."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from reconcile.config.toml import TomlFile
from reconcile.errors import Diagnostic
from reconcile.gate.inline import Trust
from reconcile.gate.policy import Policy
from reconcile.gate.severities import Grade
from reconcile.gate.suppression import Placed, Suppression
from reconcile.model import Severity
from reconcile.wording import suggestion

KEYS = ("severity", "suppress", "inline-suppressions")
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def policy_of(file: TomlFile, faults: list[Diagnostic]) -> Policy:
    """The policy in a file; each fault is added to `faults`."""
    reader = _Reader(file, faults)
    return Policy(
        grades=tuple(reader.grades()), suppressions=tuple(reader.suppressions()), trusted=tuple(reader.trusted())
    )


class _Reader:
    def __init__(self, file: TomlFile, faults: list[Diagnostic]) -> None:
        self.file = file
        self.faults = faults

    def grades(self) -> Iterator[Grade]:
        """`MON002 = "warning"` in [severity], `footfall = "note"` in [severity.measures]."""
        table = self.file.table.get("severity", {})
        if not isinstance(table, dict):
            self._fault("severity", "severity is not a table", 'write [severity] and below it MON002 = "warning"')
            return
        for name, value in table.items():
            if name == "measures" and isinstance(value, dict):
                for measure, severity in value.items():
                    yield from self._grade("measure", measure, severity, "severity.measures")
            else:
                yield from self._grade("code", name, value, "severity")

    def _grade(self, of: Literal["code", "measure"], name: str, value: object, table: str) -> Iterator[Grade]:
        place = self.file.fault(name, "", table=table)
        for severity in _SEVERITIES:
            if value == severity:
                yield Grade(of=of, name=name, severity=severity, place=place)
                return
        message, hint = f"the severity of {name} can't be {value!r}", suggestion(str(value), _SEVERITIES)
        self.faults.append(msgspec.structs.replace(place, message=message, hint=hint))

    def suppressions(self) -> Iterator[Placed]:
        """One for each [[suppress]]."""
        items = self.file.table.get("suppress", [])
        if not isinstance(items, list):
            self._fault("suppress", "suppress is not a list of tables", "write [[suppress]] and the fields below it")
            return
        for number, item in enumerate(items):
            place = self.file.fault_in_list("suppress", number, "")
            suppression = self._suppression(item, place)
            if suppression is not None:
                yield Placed(suppression=suppression, place=place)

    def trusted(self) -> Iterator[Trust]:
        """One for each glob of `inline-suppressions`."""
        globs = self.file.table.get("inline-suppressions", [])
        if not isinstance(globs, list) or not all(isinstance(glob, str) and glob for glob in globs):
            hint = 'write inline-suppressions = ["docs/**"]'
            self._fault("inline-suppressions", "inline-suppressions is not a list of paths", hint)
            return
        for glob in globs:
            if glob.startswith("/") or ".." in glob.split("/"):
                hint = "paths are relative to the folder of this file"
                self._fault("inline-suppressions", f"inline-suppressions can't be {glob!r}", hint)
            else:
                yield Trust(folder=self.file.path.parent, glob=glob)

    def _suppression(self, item: object, place: Diagnostic) -> Suppression | None:
        known = Suppression.__struct_fields__
        unknown = [name for name in item if name not in known] if isinstance(item, dict) else []
        faults = [(f"unknown field {name!r} of a suppression", suggestion(name, known)) for name in unknown]
        if not faults:
            try:
                return msgspec.convert(item, Suppression)
            except msgspec.ValidationError as error:
                faults.append((f"a suppression: {_for_people(error)}", f"it takes {', '.join(known)}"))
        self.faults += [msgspec.structs.replace(place, message=message, hint=hint) for message, hint in faults]
        return None

    def _fault(self, key: str, message: str, hint: str) -> None:
        self.faults.append(self.file.fault(key, message, hint))


def _for_people(error: Exception) -> str:
    """msgspec's message in words of the file."""
    message = str(error).partition(" - at ")[0]
    message = message.replace("Object missing required field `reason`", "it lacks a reason").replace("`str`", "text")
    return message[:1].lower() + message[1:]
