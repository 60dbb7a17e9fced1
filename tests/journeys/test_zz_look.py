from datetime import timedelta
from decimal import Decimal
from django.utils import timezone
from tests.journeys import small_world
from tests.journeys.browsing import let_in
from vai.catalog.models import Product
from vai.clients.models import Contact, ContactPoint
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import quotes, opportunities
from vai.hunting.actions.lines import LineData
from vai.hunting.models import Opportunity
from vai.hunting.queries import quotes as q
from vai.staff.actions import company
def test_look(world, browser):
    at=timezone.now(); cast=world.cast
    small_world.goods(cast.minh, at - timedelta(days=20)); small_world.client(cast.an, "Công ty TNHH Minh Long", at)
    with acting_as(cast.minh, at=at):
        company.change_company(dict(name="Vai Demo",legal_name="Công ty TNHH Giải pháp Vai",address="12 Lý Thường Kiệt, phường Cửa Nam, Hà Nội",tax_code="0101234567",phone="024 3825 1234",email="hello@vai.example.vn",website="vai.example.vn",bank_account="0011001234567",bank_name="Vietcombank CN Hà Nội",representative="Trần Văn Bình",representative_title="Giám đốc"),by=cast.minh,at=at)
    with acting_as(cast.an, at=at):
        deal=Opportunity.objects.filter(owner=cast.an,outcome="open").first()
        p=Product.objects.first()
        ContactPoint.objects.create(contact=deal.contact,kind="email",value="lan@minhlong.vn",is_primary=True)
        opportunities.set_lines(deal,[LineData(product=p,quantity=Decimal(25),unit_price=Decimal(2400000),discount_pct=Decimal(5)),LineData(product=p,unit_price=Decimal(15000000))],by=cast.an,at=at)
        one=quotes.send(quotes.draft(deal,by=cast.an,at=at),by=cast.an,at=at,to="")
        two=quotes.revise(one,by=cast.an,at=at)
        lines=[quotes.OfferLine(product=p,description="Gói CRM chuyên nghiệp cho 25 người dùng\nGồm triển khai và đào tạo hai buổi",quantity=Decimal(25),unit_price=Decimal(2400000),discount_pct=Decimal(20),vat_pct=Decimal(8)),quotes.OfferLine(product=p,unit_price=Decimal(15000000),vat_pct=None)]
        two=quotes.change(two,quotes.QuoteData(lines=lines,language="vi",valid_until=at.date()+timedelta(days=60),contact=deal.contact,discount_pct=Decimal(2),intro="Cảm ơn chị đã dành thời gian trao đổi.",terms=one.terms),by=cast.an,at=at)
        link="/"+q.address(one).split("/",3)[3]
    for w in (1280,360):
        ctx=browser.new_context(viewport={"width":w,"height":900}); 
        let_in(ctx, world, cast.an); page=ctx.new_page()
        page.on("console", lambda m: print("CONSOLE",m.text))
        for name,path in (("deal",f"/deals/{deal.pk}/"),("draft",f"/quotes/{two.pk}/"),("sent",f"/quotes/{one.pk}/"),("edit",f"/quotes/{two.pk}/edit/")):
            page.goto(world.url+path); page.wait_for_load_state("networkidle")
            print(name,w,page.evaluate("document.documentElement.scrollWidth"))
            page.screenshot(path=f"/tmp/look_{name}_{w}.png",full_page=True)
        ctx.close(); ctx=browser.new_context(viewport={"width":w,"height":900}); page=ctx.new_page()
        page.on("console", lambda m: print("CONSOLE",m.text))
        page.goto(world.url+link); page.screenshot(path=f"/tmp/look_link_{w}.png",full_page=True)
        print("link",w,page.evaluate("document.documentElement.scrollWidth"))
        ctx.close(); ctx=browser.new_context(viewport={"width":w,"height":900}); let_in(ctx, world, cast.minh); page=ctx.new_page()
        for name,path in (("head","/settings/letterhead/"),("set","/settings/quotes/")):
            page.goto(world.url+path); page.screenshot(path=f"/tmp/look_{name}_{w}.png",full_page=True); print(name,w,page.evaluate("document.documentElement.scrollWidth"))
        ctx.close()
