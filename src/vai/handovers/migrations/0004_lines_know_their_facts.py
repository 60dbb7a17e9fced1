from django.db import migrations

# The lines that an installation began with, and what each is filled from by itself now.
FACTS = {
    "Hợp đồng và phạm vi đã hứa": "contract",
    "Người liên hệ và vai trò của từng người": "people",
    "Điều khoản thanh toán và hóa đơn": "payment",
    "Những điều đã hứa miệng": "promises",
    "Rủi ro và điểm khách hàng còn băn khoăn": "risks",
    "Lịch giao hàng hoặc triển khai": "delivery",
    "Mục tiêu và nhu cầu của khách hàng": "success",
    "Người quyết định và người có ảnh hưởng": "people",
    "Điều khoản thanh toán và phí": "payment",
}


def name_facts(apps, schema_editor):
    """Name the fact of each line that still says what it said at first; from hunting only, where there is a deal."""
    for template in apps.get_model("handovers", "HandoverTemplate").objects.filter(from_mode="hunt"):
        template.items = [
            {**item, "fact": item.get("fact") or FACTS.get(item.get("vi"), "")} for item in template.items
        ]
        template.save(update_fields=["items"])


class Migration(migrations.Migration):
    dependencies = [("handovers", "0003_drafts_and_facts")]

    operations = [migrations.RunPython(name_facts, migrations.RunPython.noop)]
