"""The addresses of an account. Nobody signs up; there is no reset by e-mail, an invitation can be sent again."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from directory.desk.accounts import views
from directory.desk.accounts.fresh import fresh

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("login/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("login/second/", mfa.authenticate, name="mfa_authenticate"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("invitation/<str:number>/<str:token>/", views.invitation, name="invitation"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("again/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("password/", fresh(account.password_change), name="account_change_password"),
    path("password/first/", fresh(account.password_set), name="account_set_password"),
    path("sessions/", views.sessions, name="usersessions_list"),
    path("keys/", mfa.index, name="mfa_index"),
    path("keys/passkey/", fresh(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("keys/passkey/<int:pk>/remove/", fresh(views.remove_passkey), name="mfa_remove_webauthn"),
    path("keys/app/", fresh(totp.activate_totp), name="mfa_activate_totp"),
    path("keys/app/remove/", fresh(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("keys/codes/", fresh(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("keys/codes/new/", fresh(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("keys/codes/file/", fresh(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
]
