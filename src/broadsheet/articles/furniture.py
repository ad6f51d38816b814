"""Words of a page's furniture, by what they do. Data, in the languages of the press that we read most."""

from __future__ import annotations

import re

# In front of the headline of another article.
_POINTERS = (
    # English
    "read also",
    "also read",
    "read more",
    "read next",
    "read this",
    "see also",
    "see more",
    "watch also",
    "also watch",
    "also see",
    "watch",
    "what to read next",
    "in case you missed it",
    "more on this",
    "more on this story",
    "related",
    "related articles?",
    "related stor(?:y|ies)",
    "related news",
    "related topics?",
    "related coverage",
    "related content",
    "recommended",
    "recommended for you",
    "don['’]t miss",
    "you may also like",
    "you might also like",
    "most read",
    "trending",
    "top stories",
    # Russian, Ukrainian, Belarusian
    "читайте также",
    "читать также",
    "читайте",
    "смотрите также",
    "см\\. также",
    "по теме",
    "материалы по теме",
    "новости по теме",
    "рекомендуем",
    "подробнее",
    "читайте також",
    "читайте ще",
    "дивіться також",
    # Spanish, Portuguese, Italian, French, German, Dutch, Polish, Turkish, Romanian
    "lea tambi[eé]n",
    "lee tambi[eé]n",
    "leer tambi[eé]n",
    "ver tambi[eé]n",
    "contenidos? relacionados?",
    "notas? relacionadas?",
    "noticias? relacionadas?",
    "te puede interesar",
    "le puede interesar",
    "te podr[ií]a interesar",
    "tambi[eé]n te puede interesar",
    "m[aá]s informaci[oó]n",
    "lee m[aá]s",
    "leia tamb[eé]m",
    "leia mais",
    "veja tamb[eé]m",
    "leggi anche",
    "leggi tutto",
    "guarda anche",
    "lire aussi",
    "[aà] lire aussi",
    "voir aussi",
    "lesen sie auch",
    "mehr zum thema",
    "lees ook",
    "lees meer",
    "czytaj te[zż]",
    "czytaj tak[zż]e",
    "czytaj r[oó]wnie[zż]",
    "zobacz te[zż]",
    "ayr[ıi]ca oku",
    "cite[sș]te [sș]i",
    "διαβάστε επίσης",
    "διαβάστε ακόμα",
    # Arabic, Persian, Chinese, Japanese, Korean, Indonesian, Vietnamese
    "[اإ]قر[أا] ?(?:أيضا|ايضا|أيضًا|أيضاً|ايضاً|المزيد)",
    "طالع أيضا[ًً]?",
    "بیشتر بخوانید",
    "همچنین بخوانید",
    "相关阅读",
    "相關閱讀",
    "延伸阅读",
    "延伸閱讀",
    "相关新闻",
    "相關新聞",
    "関連記事",
    "관련기사",
    "baca juga",
    "xem thêm",
)
READ_ALSO = re.compile(rf"\W*(?:{'|'.join(_POINTERS)})(?:\s*[:：>»|]|\s*$|\s*\n)", re.IGNORECASE)

# Alone in a block.
ONLY = re.compile(
    r"\W*(?:advertisement|advertising|ad|sponsored(?: content)?|publicidad|publicidade|pubblicità|publicité|anzeige|"
    r"werbung|реклама|إعلان|إعلانات|广告|廣告|loading|share|share this(?: article| story)?|tweet|email|print|save|"
    r"comments?|leave a comment|getty images|photo|video|continue reading(?: below)?|story continues below"
    r"(?: advertisement)?|article continues below(?: advertisement)?|scroll to continue|sign up|subscribe|"
    r"поделиться|подписаться|compartir|compartilhar|condividi|partager|teilen)\W*",
    re.IGNORECASE,
)
# In front of an invitation.
STARTS = re.compile(
    r"\W*(?:follow us on (?:twitter|facebook|instagram|x|telegram|google|whatsapp)|like us on facebook|"
    r"(?:sign up|subscribe) (?:to|for) (?:our|the|my) [\w ]{0,40}newsletter|click here to (?:subscribe|sign up)|"
    r"подпи(?:сывайтесь|шитесь) на (?:наш|нас|канал|телеграм)|s[ií]guenos en|suscr[ií]bete a|"
    r"the post .{3,300} (?:first )?appeared (?:first )?on )",
    re.IGNORECASE,
)
