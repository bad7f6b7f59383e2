"""Every setting of the project, read from the environment; the README lists them.

The defaults are those of a public host: encrypted, no debugging, no guessing. `make run` relaxes what a laptop needs.
"""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))


def flag(name: str, default: bool) -> bool:
    """Read a yes-or-no setting. Raises ImproperlyConfigured where the value is neither."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"", "0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not “{value}”.")


def number(name: str, default: int) -> int:
    """Read a whole number. Raises ImproperlyConfigured where the value is none, or negative."""
    value = os.environ.get(name, str(default)).strip()
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not “{value}”.")
    return int(value)


def words(name: str, default: str) -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def secret_key() -> str:
    """The signing secret: SECRET_KEY, or the file SECRET_KEY_FILE names. There is no default to forget about."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    path = Path(os.environ.get("SECRET_KEY_FILE", VAR_DIR / "secret-key"))
    if path.is_file() and (key := path.read_text().strip()):
        return key
    raise ImproperlyConfigured(f"Set SECRET_KEY, or write a long random secret to {path} (“make run” does it for you).")


def database(variable: str, default_file: str, read_only: bool = False) -> dict:
    """One database by its address, with what keeps it whole: for SQLite WAL, waiting, and writers one at a time."""
    config = dj_database_url.config(variable, default=f"sqlite:///{VAR_DIR / default_file}")
    options = config.setdefault("OPTIONS", {})
    if config["ENGINE"].endswith("sqlite3"):
        pragmas = ["journal_mode=WAL", "foreign_keys=ON"] + (["query_only=ON"] if read_only else [])
        options.update(transaction_mode="IMMEDIATE", timeout=20)
        options["init_command"] = " ".join(f"PRAGMA {pragma};" for pragma in pragmas)
    else:
        options.update(connect_timeout=2)
        if read_only:
            options["options"] = "-c default_transaction_read_only=on"
    return config


def mail(address: str) -> dict:
    """Django's settings for a mail server by its address: smtp://, smtp+tls:// (STARTTLS), smtps://.

    Empty: mail is printed on the console. Raises ImproperlyConfigured for any other.
    """
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    url = urlsplit(address)
    if url.scheme not in {"smtp", "smtp+tls", "smtps"} or not url.hostname:
        raise ImproperlyConfigured("EMAIL_URL must look like smtp+tls://user:password@host:587.")
    return {
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[url.scheme],
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_TLS": url.scheme == "smtp+tls",
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def relaxed(asked: bool, hosts: list[str]) -> bool:
    """Whether staff may do without a second factor: where asked, and on this machine only. Raises elsewhere."""
    if asked and not set(hosts) <= {"localhost", "127.0.0.1", "[::1]"}:
        raise ImproperlyConfigured("RELAX_STAFF_LOGIN=1 is for this machine only, and ALLOWED_HOSTS names others.")
    return asked


DEBUG = flag("DEBUG", False)
SECRET_KEY = secret_key()
STAFF_HOST = os.environ.get("STAFF_HOST", "").strip().lower()
ALLOWED_HOSTS = [*words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]"), *([STAFF_HOST] if STAFF_HOST else [])]
HTTPS = flag("HTTPS", True)
BEHIND_PROXY = flag("BEHIND_PROXY", False)

# What this installation calls itself, and where a person who leaves in a hurry lands.
SITE_NAME = os.environ.get("SITE_NAME", "Puente")
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", "")
EXIT_URL = os.environ.get("EXIT_URL", "https://www.wikipedia.org/")
RECALL_DAYS = number("RECALL_DAYS", 90)  # how long a hidden listing warns those who still have its number

INSTALLED_APPS = [
    "modeltranslation",
    "directory.regions",
    "directory.evidence",
    "directory.reports",
    "organizations",
    "hotlines",
    "directory.publication",
    "directory.desk",
    "directory.desk.exchange",
    "directory.search",
    "directory.edition",
    "directory.doors",
    "django_filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "directory.middleware.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "directory.middleware.PathLanguage",
    "directory.doors.errors.no_bare_errors",
    "directory.desk.accounts.host.StaffHost",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",  # from here on nothing is done until the desk asks
    "directory.desk.accounts.gate.StaffGate",  # turns strangers away before anything that they sent is read
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "directory.urls"
WSGI_APPLICATION = "directory.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# The desk holds the facts and the log. The edition is what visitors read; a web process opens it read-only (wsgi.py).
EDITION_READ_ONLY = flag("EDITION_READ_ONLY", False)
DATABASES = {
    "default": database("DATABASE_URL", "desk.sqlite3"),
    "edition": database("EDITION_URL", "edition.sqlite3", read_only=EDITION_READ_ONLY),
}
if DATABASES["edition"]["ENGINE"].endswith("sqlite3"):
    DATABASES["edition"]["CONN_MAX_AGE"] = 60  # opening the file costs as much as a search
DATABASES["edition"].setdefault("TEST", {})["DEPENDENCIES"] = []  # tests of the doors need no desk
DATABASE_ROUTERS = ["directory.routers.EditionRouter"]

LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "es"
MODELTRANSLATION_FALLBACK_LANGUAGES = ()  # a missing text is shown as missing, never silently in the other language
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "directory.squeezed.SqueezedStaticFiles"},
}
WHITENOISE_MAX_AGE = 60

# Nothing about a visitor is kept: sessions and cookies exist for staff only.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "directory.doors.errors.refused"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = None  # directory.middleware sets the headers, each door its own
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W022"]  # they miss the two headers that the middleware sets
DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
FILE_UPLOAD_HANDLERS = [
    "directory.desk.exchange.gate.StopsLargeUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Staff prove who they are with two factors, for thirty idle minutes and twelve hours at most (directory/desk/accounts).
RELAX_STAFF_LOGIN = relaxed(flag("RELAX_STAFF_LOGIN", False), ALLOWED_HOSTS)
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = ("__Host-session", "__Host-csrf") if HTTPS else ("session", "csrf")
SESSION_COOKIE_AGE = int(timedelta(minutes=30).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # its own cookie would carry names
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_RESET_TIMEOUT = int(timedelta(days=3).total_seconds())  # how long an invitation is good
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["directory.desk.accounts.backend.OnePerson"]
CACHES = {  # of this process alone: allauth and the desk count wrong guesses there
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}}
}
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "admin:index", "account_login"
ACCOUNT_ADAPTER = "directory.desk.accounts.adapter.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation that was answered is the proof
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session goes on, all others end
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/m/key"}  # a key is an account seen from one network
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
MFA_ADAPTER = "directory.desk.accounts.adapter.FactorAdapter"
MFA_FORMS = {"add_webauthn": "directory.desk.accounts.forms.AddPasskey"}
MFA_REAUTHENTICATION_REQUIRED = False  # asked by directory.desk.accounts.fresh instead, which wants the second factor
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"  # required for log-in without a password
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers allow it on localhost alone
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1
globals().update(mail(os.environ.get("EMAIL_URL", "")))
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "desk@localhost")

# What failed is logged, never who asked for what: no path, no address, no request (directory/logs.py).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_visitor": {"()": "directory.logs.NoVisitor"}},
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no_visitor"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "fido2": {"level": "WARNING"},  # else it names the passkeys that are used
    },
}
