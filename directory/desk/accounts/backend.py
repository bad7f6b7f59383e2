"""One password is checked against one person."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.db.models import Q


class OnePerson(ModelBackend):
    """Log in by username or e-mail. It takes as long for a name that nobody has as for one with a wrong password."""

    def authenticate(self, request, username=None, email=None, password=None, **kwargs):
        login = username or email
        if not login or not password:
            return None
        person = find(login)
        right = (person or User(password="")).check_password(password)  # hashes as long as a real one
        return person if right and self.user_can_authenticate(person) else None


def find(login: str) -> User | None:
    """Who this name belongs to; nobody where it could be two people's, unless one of them is called exactly that."""
    found = list(User.objects.filter(Q(username__iexact=login) | Q(email__iexact=login))[:3])
    exactly = [one for one in found if one.username == login] or found
    return exactly[0] if len(exactly) == 1 else None
