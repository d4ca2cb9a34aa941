/** Which fields of unknown records tell of a person, by their names. */
import type { PersonalKind } from "./finding.ts";

export type FieldMeaning = PersonalKind | "customer";

const names: Record<FieldMeaning, string> = {
  phone:
    "phone mobile tel telephone cell cellphone phonenumber phoneno mobilephone mobileno mobilenumber telno contactphone contactnumber whatsapp fax receiverphone receivermobile buyerphone customerphone userphone billingphone shippingphone 手机 手机号 手机号码 电话 联系电话 联系方式 手機 手機號碼 電話 聯絡電話 联系手机 收货人手机 收货人电话",
  email:
    "email mail emailaddress mailaddress buyeremail customeremail useremail contactemail 买家支付宝账号 邮箱 电子邮件 信箱 電子郵件",
  "id-card":
    "idcard idno idnumber idcardno identitycard nationalid ssn passport passportno 身份证 身份证号 證件號碼",
  "bank-card":
    "bankcard bankcardno cardno cardnumber creditcard iban accountno bankaccount 银行卡 卡号 银行账号",
  address:
    "address addr address1 address2 addressline addressline1 addressline2 street street1 street2 shippingaddress billingaddress deliveryaddress receiveraddress receiverdetail fulladdress detailaddress homeaddress billingstreet shippingstreet billingaddress1 billingaddress2 shippingaddress1 shippingaddress2 地址 收货地址 详细地址 收件地址 配送地址",
  name: "fullname firstname lastname realname receiver receivername recipient recipientname consignee consigneename customername buyername username nickname nick buyernick usernick contactname contactperson displayname screenname familyname givenname billingname shippingname 买家会员名 买家昵称 收货人姓名 姓名 收货人 收件人 联系人 昵称 真实姓名 買家 收貨人",
  customer:
    "customer customerid custid user userid uid buyer buyerid memberid member openid unionid visitorid visitor clientid authorid shopperid 客户 客户id 用户 用户id 会员号",
};

const meanings = new Map<string, FieldMeaning>(
  (Object.entries(names) as [FieldMeaning, string][]).flatMap(([meaning, words]) =>
    words.split(" ").map((word) => [word, meaning] as const),
  ),
);

/** Fields below which `name` is a person's. */
const people = new Set(
  "customer buyer user receiver recipient consignee contact member visitor shippingaddress billingaddress address sender author".split(
    " ",
  ),
);
/** Fields below which `id` is a customer's. */
const customersOwn = new Set(["customer", "defaultaddress"]);
const ownIds = new Set(["id", "admingraphqlapiid"]);
/** Fields below which nothing is a person's but what its text shows. */
const things = new Set(
  "items item products product lineitems skus sku goods variants store shop seller".split(" "),
);

function simplify(field: string): string {
  return field.toLowerCase().replace(/[\s_.-]+/g, "");
}

/** What a field below `parent` tells of; null where only its text can show that. */
export function readFieldMeaning(field: string, parent: string | null): FieldMeaning | null {
  const name = simplify(field);
  const above = parent === null ? null : simplify(parent);
  if (above !== null && things.has(above)) return null;
  if (above !== null && customersOwn.has(above) && ownIds.has(name)) return "customer";
  if (name === "name") return above === null || people.has(above) ? "name" : null;
  return meanings.get(name) ?? null;
}
