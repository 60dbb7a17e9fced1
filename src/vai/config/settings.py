"""Django's settings. What differs between installations comes from the environment (docs/operations.md lists it)."""

import json
import os
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from vai.config import runtime

HERE = Path(__file__).resolve().parent
BASE_URL = os.environ.get("VAI_BASE_URL", "http://localhost:8000")
IS_HTTPS = BASE_URL.startswith("https://")
STATE_DIR = runtime.state_dir()

DEBUG = os.environ.get("VAI_DEBUG") == "1"
SECRET_KEY = runtime.secret_key()
# The names by which Vai is reached: that of its address, and this machine's own. Any other could make it say false things.
ALLOWED_HOSTS = runtime.host_names(BASE_URL, os.environ.get("VAI_ALLOWED_HOSTS", ""))
CSRF_TRUSTED_ORIGINS = [BASE_URL] if IS_HTTPS else []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None

# From the lowest floor to the top: SQL files are applied in this order.
ROOMS = (
    *(
        "core",
        "ui",
        "staff",
        "journal",
        "clients",
        "catalog",
        "hunting",
        "contracts",
        "handovers",
        "commissions",
    ),
    *("guidance", "capture", "doors", "workspace", "config"),
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    *[f"vai.{room}" for room in ROOMS],
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "vai.ui.assets.serve_assets",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "vai.config.middleware.PackPages",
    "vai.config.middleware.guard_pages",
    "vai.config.middleware.answer_watchers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "vai.config.middleware.speak_language",
    "vai.config.uploads.limit_bodies",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "vai.config.middleware.act_as_person",
    "vai.ui.errors.AnswerRefusals",
]
CSRF_FAILURE_VIEW = "vai.ui.errors.stale_form"
ROOT_URLCONF = "vai.config.urls"
WSGI_APPLICATION = "vai.config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.Jinja2"

TEMPLATES: list[dict[str, Any]] = [
    {
        # Vai's own pages, each room's in templates/ROOM/; and our clothes for pages of the library of sign-in, which
        # are found here before its own.
        "NAME": "vai",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE.parent / room / "templates" for room in ROOMS],
        "OPTIONS": {
            "environment": "vai.ui.jinja.environment",
            "context_processors": ["vai.config.frame.frame"],
        },
    },
    {
        # What libraries bring.
        "NAME": "django",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE.parent / room / "django_templates" for room in ROOMS],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

_APP = runtime.database().app
# A server that does not answer, or a line that was cut without a word, is given up after seconds and not after hours.
_PATIENCE = {"connect_timeout": 5, "keepalives_idle": 60, "keepalives_interval": 10, "keepalives_count": 3}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **_APP.django(),
        "OPTIONS": {**_PATIENCE, **_APP.options},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": f"test_{_APP.dbname}"},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "staff.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "vai_language"
LOCALE_PATHS = [HERE.parent / room / "locale" for room in ROOMS]
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
# Stays empty: the files are found where the rooms keep them. The web server looks in and would complain of its absence.
STATIC_ROOT = STATE_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "vai.ui.assets.NamedByContent"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600
MEDIA_ROOT = STATE_DIR / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# The page on which the columns of an import are mapped has a field for each column and each value of a list.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Without a mail server nothing is sent: an administrator hands links over. In development mail is printed.
VAI_HAS_MAIL = bool(os.environ.get("VAI_SMTP_HOST"))
EMAIL_BACKEND = "django.core.mail.backends." + (
    "smtp.EmailBackend" if VAI_HAS_MAIL else "console.EmailBackend" if DEBUG else "dummy.EmailBackend"
)
EMAIL_HOST = os.environ.get("VAI_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("VAI_SMTP_PORT", "25"))
EMAIL_TIMEOUT = 20
EMAIL_HOST_USER = os.environ.get("VAI_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("VAI_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("VAI_SMTP_TLS") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("VAI_MAIL_FROM", "vai@localhost")

# Sign-in: by mail address and password, with a second factor or a passkey; single sign-on where it is set up.
VAI_SIGN_IN_PATH = "/sign-in/"
LOGIN_URL = "/sign-in/login/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "vai.config.accounts.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "vai.config.accounts.SocialAccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "reset_password": "20/m/ip,5/m/key"}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
# How many proxies stand before Vai: the address of a browser is taken from what they say, for the lock-out on guessing.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("VAI_TRUSTED_PROXIES", "0"))
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TOTP_ISSUER = "Vai"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
USERSESSIONS_TRACK_ACTIVITY = False
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# VAI_OIDC: a JSON list of {"provider_id", "name", "client_id", "secret", "settings": {"server_url": ...}}.
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": json.loads(os.environ.get("VAI_OIDC", "[]"))}
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entry",
        # Beyond it a third is thrown away at random, and a counted wrong password with it.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# A room's jobs stand in its jobs.py (core/jobs.py).
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
# What is done is forgotten; what failed stays to be looked at.
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
# Who is here and where they can go: what the frame around every page shows.
VAI_SHELL = "vai.workspace.shell.shell_of"
# Tell each answer's time in the database and in all, by the header Server-Timing.
VAI_SERVER_TIMING = os.environ.get("VAI_SERVER_TIMING") == "1"
VAI_METRICS_TOKEN = os.environ.get("VAI_METRICS_TOKEN", "")
# How old the last backup may be before `vai doctor` complains; 0 where somebody else makes them.
VAI_BACKUP_HOURS = int(os.environ.get("VAI_BACKUP_HOURS", "26"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "vai.config.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": os.environ.get("VAI_LOG_LEVEL", "WARNING")},
    "loggers": {
        "vai": {"level": os.environ.get("VAI_LOG_LEVEL", "INFO")},
        "django.request": {"level": "ERROR"},
        # It writes lines of contact files that it cannot read into the log.
        "vobject": {"level": "CRITICAL"},
    },
}
