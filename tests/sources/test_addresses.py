"""No request leaves for an address that is not public, however it is written and whatever DNS says."""

import datetime
import ipaddress
import socket
import ssl

import httpcore2
import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from detente.errors import AddressRefused, BadAddress, Unreachable
from detente.sources import Fetcher, Settings
from detente.sources.fetching.addresses import ForbiddenAddress, addresses_of, is_public
from detente.sources.fetching.guarded import GuardedBackend
from serving import Web, fetcher, served

CLOSED = [
    "127.0.0.1",
    "127.8.8.8",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "fd12::1",
    "ff02::1",
    "ff0e::1",
    "2001:db8::1",
]


@pytest.mark.parametrize("address", CLOSED)
def test_what_is_not_on_the_public_internet_is_closed(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"]
)
def test_what_is_public_is_open(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0177.0.0.1",
        "0x7f.1",
        "0x7f000001",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::a9fe:a9fe]",
        "169.254.169.254",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "printer.localhost",
        "metadata.internal",
    ],
)
def test_an_address_is_refused_before_anything_is_asked(host):
    web = Web({})
    with fetcher(web) as one, pytest.raises((AddressRefused, BadAddress)):  # some forms are no address to httpx2
        one.get(f"http://{host}/latest/meta-data/")
    assert web.asked == []


@pytest.mark.parametrize(
    "where", ["http://127.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://2130706433/"]
)
def test_a_redirect_to_a_closed_address_is_not_followed(where):
    web = Web({"https://post.example/": httpx2.Response(302, headers={"Location": where})})
    with fetcher(web) as one, pytest.raises(AddressRefused) as caught:
        one.get("https://post.example/")
    assert web.urls() == ["https://post.example/"]
    assert caught.value.advice


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://post.example/",
        "gopher://post.example/",
        "http://",
        "http:///x",
        "https://post.example:abc/",
        "http://[::1/",
    ],
)
def test_only_the_web_is_asked(url):
    web = Web({})
    with fetcher(web) as one, pytest.raises(BadAddress):
        one.get(url)
    assert web.asked == []


@pytest.mark.parametrize("where", ["file:///etc/passwd", "//[", "https://a:99999999/", "javascript:alert(1)"])
def test_a_redirect_to_what_is_not_on_the_web_is_not_followed(where):
    web = Web({"https://post.example/": httpx2.Response(302, headers={"Location": where})})
    with fetcher(web) as one, pytest.raises(BadAddress):
        one.get("https://post.example/")


@pytest.mark.parametrize("answers", [["10.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["fe80::1%eth0"], ["nonsense"]])
def test_of_the_addresses_that_dns_gives_none_may_be_closed(answers):
    with pytest.raises(ForbiddenAddress):
        addresses_of("post.example", 80, frozenset(), lambda *_: answers)
    assert addresses_of("post.example", 80, frozenset({"post.example"}), lambda *_: answers) == answers


class Recording:
    """A backend that notes where it is to connect, and fails."""

    def __init__(self):
        self.asked = []

    def connect_tcp(self, host, *_):
        self.asked.append(host)
        raise httpcore2.ConnectError("nobody there")


def test_dns_is_asked_once_and_the_connection_goes_to_the_address_that_was_checked():
    answers = [["93.184.216.34", "93.184.216.35"], ["127.0.0.1"]]
    backend = GuardedBackend(frozenset(), lambda *_: answers.pop(0))
    backend.backend = Recording()
    with pytest.raises(httpcore2.ConnectError):
        backend.connect_tcp("post.example", 443)
    assert backend.backend.asked == ["93.184.216.34", "93.184.216.35"]
    assert answers == [["127.0.0.1"]]


def test_an_answer_of_dns_that_changes_does_not_lead_inside():
    with served({"/": b"<p>secret</p>", "/robots.txt": b""}) as server:
        answers = iter([["127.0.0.1"]] * 9)
        settings = Settings(delay=0, retries=0, robots=False)
        with Fetcher(settings, resolver=lambda *_: next(answers)) as one, pytest.raises(AddressRefused) as caught:
            one.get(f"http://rebinding.example:{server.server_port}/")
        assert server.asked == []
        assert caught.value.host == "rebinding.example"


def test_a_host_that_nobody_knows_is_asked_for_once():
    asked = []

    def unknown(host, _port):
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with Fetcher(Settings(robots=False), resolver=unknown) as one, pytest.raises(Unreachable) as caught:
        one.get("https://post.exmaple/")
    assert caught.value.for_good
    assert asked == ["post.exmaple"]


def test_a_host_that_is_allowed_by_name_is_reached_under_its_name():
    with served({"/talks": b"<p>Talks go on.</p>"}) as server:
        settings = Settings(delay=0, allowed=frozenset({"Intranet.example"}))
        with Fetcher(settings, resolver=lambda *_: ["127.0.0.1"]) as one:
            found = one.get(f"http://intranet.example:{server.server_port}/talks")
        assert found.content == b"<p>Talks go on.</p>"
        assert [path for path, _ in server.asked] == ["/robots.txt", "/talks"]
        assert server.asked[1][1]["Host"] == f"intranet.example:{server.server_port}"


def test_a_redirect_from_a_host_that_is_allowed_to_one_that_is_not_is_refused():
    with served({}) as server:
        port = server.server_port
        with served(
            {
                "/": lambda handler: (
                    handler.send_response(302),
                    handler.send_header("Location", f"http://127.0.0.1:{port}/"),
                    handler.end_headers(),
                )
            }
        ) as first:
            settings = Settings(delay=0, retries=0, allowed=frozenset({"localhost"}))
            with Fetcher(settings) as one, pytest.raises(AddressRefused):
                one.get(f"http://localhost:{first.server_port}/")
        assert server.asked == []


def test_sockets_of_this_machine_are_not_used():
    with pytest.raises(httpcore2.ConnectError):
        GuardedBackend(frozenset()).connect_unix_socket("/var/run/docker.sock")


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    """Return an SSL context for `post.example`, whose certificate the system is told to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "post.example")])
    day = datetime.timedelta(days=1)
    today = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), today - day, today + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("post.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "certificate.pem"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret = tmp_path / "key.pem"
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, secret)
    return context


def test_over_tls_the_host_is_asked_for_by_name_and_must_prove_it(certificate):
    names = []
    certificate.sni_callback = lambda _socket, name, _context: names.append(name)
    with served({"/": b"<p>Talks go on.</p>"}) as server:
        server.socket = certificate.wrap_socket(server.socket, server_side=True)
        settings = Settings(delay=0, robots=False, allowed=frozenset({"post.example", "other.example"}))
        with Fetcher(settings, resolver=lambda *_: ["127.0.0.1"]) as one:
            assert one.get(f"https://post.example:{server.server_port}/").content == b"<p>Talks go on.</p>"
            assert names == ["post.example"]
            with pytest.raises(Unreachable) as caught:
                one.get(f"https://other.example:{server.server_port}/")
        assert caught.value.for_good
        assert names == ["post.example", "other.example"]
