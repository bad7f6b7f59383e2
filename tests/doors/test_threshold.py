import pytest

pytestmark = pytest.mark.django_db(databases=["edition"])


@pytest.mark.parametrize(
    "wish, home",
    [
        ("en-US,en;q=0.9", "/en/"),
        ("es-MX", "/es/"),
        ("fr, en", "/en/"),
        ("qu", "/es/"),
        ("", "/es/"),
        ("\x00,", "/es/"),
    ],
)
def test_the_bare_address_leads_to_the_wished_language(client, wish, home):
    response = client.get("/", headers={"accept-language": wish})

    assert (response.status_code, response["Location"]) == (302, home)
    assert response["Cache-Control"] == response["CDN-Cache-Control"] == "no-store"


def test_leaving_goes_elsewhere_and_empties_the_cache(client, settings):
    settings.EXIT_URL = "https://weather.example/"

    response = client.get("/x")

    assert (response.status_code, response["Location"]) == (303, "https://weather.example/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert response["Cache-Control"] == response["CDN-Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"


def test_a_script_that_leaves_by_itself_is_told_to_empty_the_cache_and_nothing_else(client):
    response = client.get("/x?quiet")

    assert (response.status_code, response.content) == (204, b"")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert response["Cache-Control"] == response["CDN-Cache-Control"] == "no-store"
