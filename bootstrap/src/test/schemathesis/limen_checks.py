"""What schemathesis cannot know of LIMEN: which refusals of well-formed requests are right, and what a fuzzed account needs."""

import itertools
import os

import schemathesis

# A rule of the product refuses these, and no schema can say it.
RULES = {
    "QUOTA_EXCEEDED",
    "CANNOT_DELETE_ONESELF",
    "CANNOT_SUSPEND_ONESELF",
    "IMAGE_UNACCEPTABLE",
    "CHECKSUM_MISMATCH",
    "SOURCE_NOT_ALLOWED",
}
RULES_OF_IMAGES = ("or catalogue is required", "catalogue must be", "sha256 is required", "name must be", "os_type must be")
RULES_OF_VMS = ("image must be the id or the name",)
RULES_OF_PASSWORDS = ("commonest passwords", "must not be the username", "must not be the same")
RULES_OF_KEYS = ("public_key is damaged", "public_key is an RSA key")

# Of the account that asks, which would lose what it may do.
ACCOUNT = ("updateUser", "deleteUser", "changeRole", "suspendUser")
NOBODY = "999999"

numbers = itertools.count()


@schemathesis.hook
def before_call(context, case, **kwargs):
    operation = case.operation.definition.raw.get("operationId")
    if operation in ACCOUNT and str((case.path_parameters or {}).get("id")) == os.environ.get("LIMEN_SELF"):
        case.path_parameters["id"] = NOBODY
    key = (case.headers or {}).get("Idempotency-Key")
    if key and case.meta and case.meta.generation.mode.is_positive:
        # The answer to one that was used before is about something that may be gone since.
        case.headers["Idempotency-Key"] = f"{key[:240]}-{next(numbers)}"


@schemathesis.check
def described_is_accepted(ctx, response, case):
    """The tool's own positive_data_acceptance, but for rules; and whoever asks is an administrator throughout."""
    if not case.meta or not case.meta.generation.mode.is_positive:
        return None
    asker = response.request.headers.get("Authorization") == os.environ["LIMEN_TOKEN"]
    if asker and response.status_code in (401, 403) and case.operation.definition.raw.get("security"):
        raise AssertionError("the administrator who asks is refused")
    if response.status_code != 400:
        return None
    error = response.json()
    query = case.query or {}
    if error.get("error_code") in RULES or any(
        rule in error["message"] for rule in RULES_OF_PASSWORDS + RULES_OF_VMS + RULES_OF_KEYS
    ):
        return None
    if case.operation.path.startswith("/api/images") and any(rule in error["message"] for rule in RULES_OF_IMAGES):
        return None
    if query.get("vms") == "transfer" and "to" not in query:
        return None
    raise AssertionError("described, but refused: " + error["message"])
