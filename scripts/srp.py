"""Signing in without sending the password, as Amplify does it in the console (SRP-6a).

https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
"""

import hmac
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from secrets import randbelow
from time import gmtime, strftime
from typing import Any

from scripts.failing import CannotGoOn

# The group of 3072 bits of RFC 3526, and its generator.
PRIME = int(
    "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22"
    "514a08798e3404ddef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6"
    "f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3d"
    "c2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb"
    "9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3be39e772c180e8603"
    "9b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510"
    "15728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7d"
    "b3970f85a6e1e4c7abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864"
    "d87602733ec86a64521f2b18177b200cbbe117577a615d6c770988c0bad946e208e24fa074e5ab31"
    "43db5bfce0fd108e4b82d120a93ad2caffffffffffffffff",
    16,
)
GENERATOR = 2


@dataclass(frozen=True)
class UserPool:
    cognito: Any
    pool_id: str
    client_id: str


class Challenged(CannotGoOn):
    """The password is right, and not enough."""

    def __init__(self, answered: dict[str, Any], user: str) -> None:
        self.challenge = str(answered["ChallengeName"])
        self.session = str(answered["Session"])
        self.user = user
        super().__init__(
            f"Cognito also wants {self.challenge} of {user}. Sign in where that can be answered."
        )


def sign_in(pool: UserPool, *, user: str, password: str) -> dict[str, Any]:
    """The tokens of the user. Raises Challenged."""
    secret = randbelow(PRIME)
    ours = pow(GENERATOR, secret, PRIME)
    challenge = pool.cognito.initiate_auth(
        ClientId=pool.client_id,
        AuthFlow="USER_SRP_AUTH",
        AuthParameters={"USERNAME": user, "SRP_A": f"{ours:x}"},
    )["ChallengeParameters"]
    name = pool.pool_id.partition("_")[2] + challenge["USER_ID_FOR_SRP"]
    key = _key(challenge, secret=secret, ours=ours, identity=f"{name}:{password}")
    moment = gmtime()
    now = strftime(f"%a %b {moment.tm_mday} %H:%M:%S UTC %Y", moment)
    message = name.encode() + b64decode(challenge["SECRET_BLOCK"]) + now.encode()
    answers = {
        "USERNAME": challenge["USER_ID_FOR_SRP"],
        "TIMESTAMP": now,
        "PASSWORD_CLAIM_SECRET_BLOCK": challenge["SECRET_BLOCK"],
        "PASSWORD_CLAIM_SIGNATURE": b64encode(_sealed(key, message)).decode(),
    }
    answered = pool.cognito.respond_to_auth_challenge(
        ClientId=pool.client_id, ChallengeName="PASSWORD_VERIFIER", ChallengeResponses=answers
    )
    if "AuthenticationResult" not in answered:
        raise Challenged(answered, challenge["USER_ID_FOR_SRP"])
    return dict(answered["AuthenticationResult"])


def _key(challenge: dict[str, str], *, secret: int, ours: int, identity: str) -> bytes:
    theirs, salt = int(challenge["SRP_B"], 16), int(challenge["SALT"], 16)
    mixed = _number(_padded(ours) + _padded(theirs))
    private = _number(_padded(salt) + sha256(identity.encode()).digest())
    verifier = _number(_padded(PRIME) + _padded(GENERATOR)) * pow(GENERATOR, private, PRIME)
    shared = pow(theirs - verifier, secret + mixed * private, PRIME)
    extracted = _sealed(_padded(mixed), _padded(shared))
    return _sealed(extracted, b"Caldera Derived Key\x01")[:16]


def _sealed(key: bytes, message: bytes) -> bytes:
    return hmac.digest(key, message, "sha256")


def _number(content: bytes) -> int:
    return int.from_bytes(sha256(content).digest())


def _padded(number: int) -> bytes:
    """As Java writes a positive number: with a leading zero where the first bit is set."""
    return number.to_bytes(number.bit_length() // 8 + 1)
