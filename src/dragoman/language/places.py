"""Names that are places whoever says them: states, and the short forms of the news.

A name that is as often a person's (Jordan, Chad, Georgia) is not among them.
"""

from __future__ import annotations

STATES = frozenset(
    name.strip()
    for name in """
Afghanistan, Albania, Algeria, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahrain,
Bangladesh, Belarus, Belgium, Benin, Bhutan, Bolivia, Bosnia, Botswana, Brazil, Britain, Bulgaria,
Burkina Faso, Burma, Burundi, Cambodia, Cameroon, Canada, Chile, China, Colombia, Congo, Costa Rica,
Crimea, Croatia, Cuba, Cyprus, Denmark, Djibouti, Ecuador, Egypt, El Salvador, England, Eritrea,
Estonia, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Gaza, Gaza Strip, Germany, Ghana, Greece,
Great Britain, Guatemala, Guinea, Haiti, Honduras, Hong Kong, Hungary, Iceland, India, Indonesia,
Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Kazakhstan, Kenya, Kosovo, Kuwait,
Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, Lithuania, Luxembourg, Madagascar,
Malawi, Malaysia, Mali, Malta, Mauritania, Mexico, Moldova, Mongolia, Montenegro, Morocco,
Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria,
North Korea, North Macedonia, Northern Ireland, Norway, Oman, Pakistan, Palestine, Panama,
Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal, Qatar, Romania, Russia, Rwanda,
Saudi Arabia, Scotland, Senegal, Serbia, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia,
South Africa, South Korea, South Sudan, Soviet Union, Spain, Sri Lanka, Sudan, Sweden, Switzerland,
Syria, Taiwan, Tajikistan, Tanzania, Thailand, Tibet, Tunisia, Turkey, Turkmenistan, Türkiye,
Uganda,
Ukraine, United Arab Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Venezuela,
Vietnam, Wales, West Bank, Yemen, Zambia, Zimbabwe, US, U.S., USA, U.S.A., UK, U.K., UAE, DPRK
""".replace("\n", " ").split(",")
)
"""Names of states and of a few territories, as the news writes them."""

UNIONS = frozenset({"EU", "E.U.", "European Union", "UN", "U.N.", "United Nations", "NATO"})
"""Bodies of states: never places."""
