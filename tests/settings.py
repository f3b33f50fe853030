"""The product's settings, as the tests run them: a development installation with quick password hashes."""

import os
import tempfile

os.environ.setdefault("SHIRUSHI_DEVELOPMENT", "1")
# A worker that drives a browser has an event loop open; the database is still asked by one thread at a time.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ.setdefault("SHIRUSHI_SECRET_KEY", "only-for-tests")
os.environ.setdefault("SHIRUSHI_VAR", tempfile.mkdtemp(prefix="shirushi-tests-"))

from shirushi.config.settings import *  # noqa: F403 - the environment comes first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
