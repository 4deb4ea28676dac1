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

AMERICAN_STATES = frozenset(
    name.strip()
    for name in """
Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii,
Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts,
Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, Ohio, Oklahoma, Oregon,
Pennsylvania, Tennessee, Texas, Utah, Vermont, Wisconsin, Wyoming, AK, AL, AR, AZ, CA, CO, CT, DC,
FL, GA, HI, IA, IL, KS, KY, MA, MD, MI, MN, MO, MS, MT, NC, ND, NE, NH, NJ, NM, NV, NY, OH, OK,
PA, RI, SC, SD, TN, TX, UT, VA, VT, WA, WI, WV, WY
""".replace("\n", " ").split(",")
)
"""States of the United States with names of one word, and their postal codes.

Those that are also words or other names are left out: Georgia, Virginia, Washington; DE, ID, IN,
LA, ME, OR.
"""

LEADING_WORDS = frozenset(
    {"And", "Baja", "British", "Camp", "Central", "De", "Downtown", "East", "Eastern",
     "Equatorial", "Fort", "French", "Greater", "Inner", "Lake", "Lower", "Mainland",
     "Metropolitan", "Mount", "New", "North", "Northeast", "Northern", "Northwest", "Of", "Old",
     "Outer", "Peninsular", "Port", "Rural", "South", "Southeast", "Southern", "Southwest",
     "Spanish", "The", "Upper", "West", "Western"}
)  # fmt: skip
"""Words that make one name with the state after them."""
