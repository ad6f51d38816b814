"""Words of a page's furniture, by what they do. Data, in the languages of the press that we read most."""

from __future__ import annotations

import re

from broadsheet.articles.wording import words

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
    r"join (?:us|them|now)|"
    r"поделиться|подписаться|compartir|compartilhar|condividi|partager|teilen)\W*",
    re.IGNORECASE,
)
# In front of an invitation.
STARTS = re.compile(
    r"\W*(?:support (?:local|independent|our) (?:reporting|journalism|news)\b|"
    r"follow (?:us|[\w.]{2,30}(?: [\w.]{2,30})?) on (?:twitter|facebook|instagram|x|telegram|google|whatsapp)\b|"
    r"like us on facebook|got a story\?|for more stories like this|would you like to comment on this article|"
    r"please read our comment policy|for (?:all )?the latest [^.?!]{0,120}\bsign up (?:to|for)\b|"
    r"(?:sign up|subscribe) (?:to|for) (?:(?:our|the|my) [\w ]{0,40}newsletter|breaking news\b)|"
    r"click here to (?:subscribe|sign up)|"
    r"подпи(?:сывайтесь|шитесь) на (?:наш|нас|канал|телеграм)|s[ií]guenos en|suscr[ií]bete a|"
    r"the post .{3,300} (?:first )?appeared (?:first )?on )",
    re.IGNORECASE,
)
# Whose it is.
RIGHTS = re.compile(
    r"^\W*(?:©|\(c\)\s|copyright\b)|\ball rights reserved\b|\balle rechte vorbehalten\b|\bvšetky práva vyhradené\b|"
    r"\b(?:все|усі) прав[аи] (?:защищены|захищені)\b|\btodos los derechos reservados\b|\btous droits réservés\b|"
    r"\btodos os direitos reservados\b|\btutti i diritti riservati\b|جميع الحقوق محفوظة|版权所有|版權所有|無断転載",
    re.IGNORECASE,
)
# Where to write to.
CONTACT = re.compile(
    r"\W*(?:write to|e-?mail|contact|follow|tweet|send (?:us )?tips? to|got a tip|do you know more)\b.*\S@\S",
    re.IGNORECASE,
)
# What stands beside the names of those who sign: words for "by" and "published", months, days, zones.
BYLINE_WORDS = words(
    "by and with the in at on of for our staff writer reporter correspondent editor editorial newsroom desk news "
    "published updated posted last modified reporting am pm gmt utc est edt cet bst ist et min read "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "monday tuesday wednesday thursday friday saturday sunday "
    "von und am um uhr vom stand aktualisiert veröffentlicht januar februar märz mai juni juli oktober dezember "
    "par et le à publié mis jour janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "por y el de del a las publicado actualizado enero febrero marzo abril mayo junio julio agosto septiembre octubre "
    "noviembre diciembre di e da il pubblicato gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "автор текст фото от опубликовано обновлено января февраля марта апреля мая июня июля августа сентября октября "
    "ноября декабря мск"
)
