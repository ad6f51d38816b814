"""A day of an invented Arabic press, for what is written from right to left."""

from __future__ import annotations

from broadsheet.review import House, compose
from broadsheet.types import Copies, Review
from tests.review.press import DAY, Press, article, story


def arabic_review() -> Review:
    """Three stories, one of them in four outlets with a reprint and two speakers."""
    press = Press()
    vote = press.add(
        article(
            "مجلس ليند يصوت على إغلاق سوق السمك القديم",
            "صوت مجلس مدينة ليند يوم الاثنين على إغلاق سوق السمك القديم قبل نهاية العام بعد نقاش استمر سبع ساعات.\n"
            "وقالت رئيسة البلدية مارتا فيلدي: «لن نترك مئتي عائلة بلا عمل، وسيجد كل بائع مكانا في السوق الجديد».\n",
            "صحيفة ليند",
            hour=7,
            language="ar",
            url="https://lind.example/souq",
        )
    )
    press.said(
        vote,
        "لن نترك مئتي عائلة بلا عمل، وسيجد كل بائع مكانا في السوق الجديد",
        "رئيسة البلدية مارتا فيلدي",
        "وقالت",
        "مارتا فيلدي",
        role="رئيسة البلدية",
        kind="direct",
    )
    sellers = press.add(
        article(
            "بائعو السمك في ليند يرفضون قرار الإغلاق",
            "رفض بائعو السمك في مدينة ليند يوم الاثنين قرار المجلس إغلاق السوق القديم وأعلنوا إضرابا لمدة 3 أيام.\n"
            "وقال نقيب البائعين يوناس رين إن السوق الجديد بعيد عن الميناء ولن يصل إليه أحد قبل الظهر.\n",
            "الميناء",
            hour=9,
            language="ar",
            url="https://mina.example/idrab",
        )
    )
    press.said(
        sellers,
        "السوق الجديد بعيد عن الميناء ولن يصل إليه أحد قبل الظهر",
        "نقيب البائعين يوناس رين",
        "وقال",
        "يوناس رين",
        role="نقيب البائعين",
    )
    copy = press.add(
        article(
            "مجلس ليند يصوت على إغلاق سوق السمك القديم (Lind News)",
            vote.text + "تحديث.\n",
            "Lind News 24",
            hour=11,
            language="ar",
            url="https://news24.example/7",
        )
    )
    paper = press.add(
        article(
            "إغلاق سوق السمك في ليند: ماذا بعد",
            "قرر مجلس مدينة ليند يوم الاثنين إغلاق سوق السمك القديم ونقل البائعين إلى شارع الشمال خلال 6 أشهر.\n",
            "النهار الجديد",
            hour=11,
            language="ar",
            url="https://nahar.example/souq",
        )
    )
    bank = press.add(
        article(
            "بنك هارلاند يبقي سعر الفائدة عند 4.5 في المئة",
            "أبقى بنك هارلاند المركزي سعر الفائدة عند 4.5 في المئة يوم الاثنين للمرة الثالثة على التوالي.\n",
            "الميناء",
            hour=12,
            language="ar",
            url="https://mina.example/bank",
        )
    )
    bridge = press.add(
        article(
            "فتح جسر كيلدينغ أمام القطارات يوم الخميس",
            "يفتح جسر كيلدينغ أمام القطارات يوم الخميس بعد إصلاحات كلفت 12 مليون كرونة واستمرت عامين.\n",
            "صحيفة ليند",
            hour=13,
            language="ar",
            url="https://lind.example/jisr",
        )
    )
    stories = [
        story("souq", (vote, sellers, copy, paper), (Copies(vote.id, (copy.id,)),)),
        story("bank", (bank,)),
        story("jisr", (bridge,)),
    ]
    house = House(desk="مكتب الصحافة", place="ليند", sections=2, author="إعداد: توم أسك")
    return compose(stories, press.articles, press.statements, day=DAY, language="ar", house=house)
