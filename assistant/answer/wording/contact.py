"""Whom to ask about something: 想问……的事，该找哪个人; documents name a 联系人; pure."""

import re

_ASKS = re.compile(
    r"(?:想(?:要)?(?:问|打听|咨询|了解|反映)|咨询|打听|请教|关于|对于?|就|有关)?(?P<thing>[^，,？?]{2,40}?)"
    r"(?:[上里中]|这件|这个|那个)?的?(?:事[情儿]?|问题|疑问|内容|情况)?(?:有(?:问题|疑问|不明白的?)|没看懂|看不懂)?的?(?:话)?[，,]?"
    r"(?:我)?(?:该|应该|应当|要|得|可以|能|去|是)*(?:(?:找|联系|问|咨询|请教)(?:谁|哪[个位](?:人|同志)?)(?:问|联系|咨询|打听|了解|请教)?|[跟和与](?:谁|哪[个位]人?)联系)"
    r"(?:呢|啊|呀)?[？?。]?$"
)
_OF_CONTACT = re.compile(r"想|问|打听|咨询|请教|反映|疑问|有问题|联系|不明白|看不?懂")


def contact_asked(question: str) -> str:
    """What somebody is asked for whom one can ask about it; empty where nobody is."""
    found = _ASKS.search(question.strip())
    return found["thing"] if found and _OF_CONTACT.search(question) else ""
