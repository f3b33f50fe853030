"""Settings, read from the environment; every default is right for an embedded, local installation."""

import os
from pathlib import Path

import dj_database_url

from shirushi.config import secret

ROOT = Path(os.environ.get("SHIRUSHI_HOME", Path.cwd()))
VAR = Path(os.environ.get("SHIRUSHI_VAR", ROOT / "var"))
DEVELOPMENT = os.environ.get("SHIRUSHI_DEVELOPMENT", "") == "1"
DEBUG = False
SECRET_KEY = secret.key(VAR)
SITE_ADDRESS = os.environ.get("SHIRUSHI_ADDRESS", "http://localhost:8000")
ALLOWED_HOSTS = os.environ.get("SHIRUSHI_HOSTS", "localhost,127.0.0.1,testserver").split(",")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
RULES_DIRECTORIES = [Path(p) for p in os.environ.get("SHIRUSHI_RULES", "").split(os.pathsep) if p]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "csp",
    # Before allauth, whose pages it draws in our design.
    "shirushi.entrance",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "shirushi.ui",
    "shirushi.record",
    "shirushi.people",
    "shirushi.papers",
    "shirushi.agenda",
    "shirushi.dispensations",
    "shirushi.billing",
    "shirushi.pms",
    "shirushi.grants",
    "shirushi.intake",
    "shirushi.review",
    "shirushi.awards",
    "shirushi.incidents",
    "shirushi.changes",
    "shirushi.registry",
    "shirushi.portal",
    "shirushi.desk",
    "shirushi.public",
    "shirushi.api",
    "shirushi.operations",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "shirushi.entrance.middleware.ActorMiddleware",
    "shirushi.entrance.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "shirushi.entrance.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "shirushi.config.urls"
WSGI_APPLICATION = "shirushi.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "shirushi.entrance.frame.context",
            ],
        },
    }
]

SQLITE = f"sqlite:///{VAR / 'shirushi.sqlite3'}"
DATABASES = {
    "default": dj_database_url.parse(os.environ.get("SHIRUSHI_DATABASE_URL", SQLITE), conn_max_age=60)
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        # FULL: what was acknowledged survives a power cut.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = VAR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEVELOPMENT:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = True

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "entrance:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "public:home"
ACCOUNT_ADAPTER = "shirushi.entrance.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "shirushi.entrance.signup.NameForm"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_EMAIL_VERIFICATION = "none" if DEVELOPMENT else "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_ALLOW_UNVERIFIED_EMAIL = DEVELOPMENT
MFA_ADAPTER = "shirushi.entrance.adapter.SecondFactorAdapter"
MFA_TOTP_ISSUER = "Shirushi"
MFA_FORMS = {"add_webauthn": "shirushi.entrance.passkeys.AddPasskeyForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEVELOPMENT

EMAIL_BACKEND = os.environ.get("SHIRUSHI_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
DEFAULT_FROM_EMAIL = os.environ.get("SHIRUSHI_FROM", "shirushi@localhost")
EMAIL_HOST = os.environ.get("SHIRUSHI_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("SHIRUSHI_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("SHIRUSHI_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SHIRUSHI_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("SHIRUSHI_SMTP_TLS", "") == "1"
# A mail server that hangs must not hold the request whose act told somebody.
EMAIL_TIMEOUT = 10

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE = SITE_ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = SECURE
# Over https there is a proxy before us that ends TLS; it says so, and who asked (docs/operating.md).
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SHIRUSHI_PROXIES", "1" if SECURE else "0"))
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
UPLOAD_LIMIT_BYTES = 25 * 1024 * 1024
# Ledgers to import are larger than documents to hand in.
IMPORT_LIMIT_BYTES = 50 * 1024 * 1024
# host:port or unix:/path of a clamd that looks at uploads; empty: none does.
CLAMD_ADDRESS = os.environ.get("SHIRUSHI_CLAMD", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}

# A folder with the schemes' own artwork of their marks (`privacymark.svg`, `privacymark.png` …).
MARK_ARTWORK = os.environ.get("SHIRUSHI_MARK_ARTWORK", "")
