import { checkBodyHmac } from "./body-hmac.ts";

export const checkShopify = checkBodyHmac("x-shopify-hmac-sha256", {
  algorithm: "sha256",
  encoding: "base64",
});
