"""Names from many countries, written for this project, for training sentences."""

# ruff: noqa: E501, SIM905
from __future__ import annotations

GIVEN_NAMES = (
    "Recep Hakan Mevlüt Emine Ayşe Süleyman Yaşar Ömer Şahin Çağla Vladimir Sergei Sergey Dmitry "
    "Maria Olena Volodymyr Andriy Oleksandr Kateryna Ivan Mykola Alexei Nikolai Viktor Aleksandar "
    "Ana Zoran Milorad Ljubica Đorđe Željko Ilham Nikol Salome Irakli Giorgi Ararat Heydar "
    "Ali Hassan Hussein Mohammad Mohammed Muhammad Ahmad Ahmed Mahmoud Ibrahim Fatima Zahra Yousef "
    "Khaled Omar Mustafa Abdullah Salman Khalid Faisal Tariq Nasser Javad Ebrahim Hossein Amir "
    "Benjamin Avi Yair Naftali Tzipi Yitzhak Ehud Narendra Rahul Sonia Amit Rajnath Priya Imran "
    "Shehbaz Bilawal Nawaz Ashraf Hamid Sheikh Khaleda Jinping Wei Li Keqiang Yang Wang Hu "
    "Shinzo Fumio Yoshihide Taro Yuriko Jae-in Jong-un Geun-hye Suk-yeol Ban Aung Thein Nguyen "
    "Joko Susilo Rodrigo Leni Ferdinand Mahathir Anwar Hun Prayut Emmanuel François Marine Nicolas "
    "Jean Édith Élisabeth Angela Olaf Annalena Frank Ursula Heiko Giorgia Mario Matteo Sergio Pedro "
    "José João António Mariano Kyriakos Alexis Nikos Viktor Orsolya Zoltán Andrzej Jarosław Donald "
    "Lech Mateusz Miloš Petr Zuzana Gitanas Kaja Krišjānis Mette Sanna Jens Børge Stefan Ulf "
    "Boris Theresa David Jeremy Liz Rishi Keir Nicola Joe Barack Hillary John Antony Michael Mike "
    "Nancy Mitch Lloyd Kamala Justin Chrystia Scott Jacinda Luiz Jair Dilma Michel Nicolás Juan "
    "Hugo Gustavo Álvaro Iván Gabriel Sebastián Alberto Cristina Evo Rafael Lenín Andrés Claudia "
    "Enrique Daniel Nayib Cyril Jacob Thabo Nelson Julius Muhammadu Goodluck Bola Uhuru William "
    "Raila Yoweri Paul Félix Joseph Abiy Isaias Samia Hailemariam Alassane Macky Idriss Blaise "
    "Amina Ngozi Kofi Nana Jerry Sadio Winnie Robert Emmerson Morgan"
).split()

FAMILY_NAMES = (
    "Erdoğan Erdogan Çavuşoğlu Cavusoglu Davutoğlu Yıldırım Kılıçdaroğlu Demirtaş İmamoğlu Akar "
    "Kalin Fidan Putin Lavrov Shoigu Medvedev Peskov Zakharova Navalny Patrushev Mishustin Bortnikov "
    "Zelensky Zelenskyy Zelenskiy Poroshenko Kuleba Reznikov Yanukovych Tymoshenko Klitschko Zaluzhny "
    "Vučić Vucic Dodik Đukanović Izetbegović Kurti Thaçi Rama Aliyev Pashinyan Sargsyan Saakashvili "
    "Zourabichvili Nazarbayev Tokayev Karimov Mirziyoyev Rahmon Berdimuhamedow Lukashenko "
    "Tsikhanouskaya Sandu Dodon Khamenei Rouhani Raisi Zarif Soleimani Ahmadinejad Araghchi Assad "
    "Muallem Hariri Nasrallah Aoun Mikati Maliki Abadi Kadhimi Barzani Talabani Sisi Morsi Mubarak "
    "Gaddafi Haftar Sarraj Dbeibah Saied Ghannouchi Bouteflika Tebboune Salman Nahyan Thani Sabah "
    "Abbas Haniyeh Sinwar Mashal Netanyahu Lapid Gantz Bennett Lieberman Olmert Sharon Modi Gandhi "
    "Singh Jaishankar Kejriwal Banerjee Khan Sharif Bhutto Zardari Musharraf Karzai Ghani Akhundzada "
    "Hasina Zia Rajapaksa Wickremesinghe Oli Dahal Xi Li Wang Zhao Hua Hu Wen Tsai Lam Lee Abe "
    "Kishida Suga Noda Kono Moon Park Yoon Kim Lee Ri Suu Hlaing Widodo Yudhoyono Prabowo Duterte "
    "Marcos Robredo Aquino Mahathir Najib Muhyiddin Chan-ocha Thaksin Shinawatra Phuc Trong Macron "
    "Hollande Sarkozy Fillon Mélenchon Le_Drian Philippe Merkel Scholz Baerbock Steinmeier Habeck "
    "Lindner Gauck Kurz Schallenberg Meloni Draghi Conte Renzi Salvini Mattarella Sánchez Rajoy "
    "Puigdemont Costa Mitsotakis Tsipras Papandreou Orbán Orban Szijjártó Duda Morawiecki Kaczyński "
    "Tusk Zeman Babiš Fico Čaputová Nausėda Šimonytė Kallas Levits Frederiksen Marin Niinistö "
    "Stoltenberg Solberg Støre Löfven Kristersson Johnson May Cameron Corbyn Truss Sunak Starmer "
    "Raab Cleverly Sturgeon Biden Obama Trump Clinton Bush Kerry Blinken Pompeo Tillerson Pence Austin "
    "Mattis Pelosi McConnell Schumer Rubio Sullivan Nuland Trudeau Freeland Harper Morrison Ardern "
    "Albanese Lula Bolsonaro Rousseff Temer Maduro Guaidó Chávez Petro Duque Santos Uribe Boric "
    "Piñera Fernández Kirchner Macri Morales Correa Moreno Castillo Fujimori López Obrador Peña "
    "Nieto Sheinbaum Ortega Bukele Hernández Díaz-Canel Castro Ramaphosa Zuma Mbeki Mandela Malema "
    "Buhari Jonathan Tinubu Kenyatta Ruto Odinga Museveni Kagame Tshisekedi Kabila Ahmed Afwerki "
    "Hassan Magufuli Ouattara Gbagbo Sall Déby Compaoré Mnangagwa Mugabe Chamisa Tsvangirai "
    "al-Bashir Burhan Hemedti Kiir Machar Nkurunziza Touadéra Guterres Annan Borrell Mogherini Ashton"
).replace("Le_Drian", "Drian").split()  # fmt: skip

COUNTRIES = (
    "Turkey Russia Ukraine Iran Iraq Syria Lebanon Israel Palestine Egypt Libya Tunisia Algeria "
    "Morocco Sudan Ethiopia Eritrea Somalia Kenya Uganda Rwanda Tanzania Nigeria Ghana Senegal Mali "
    "Niger Chad Cameroon Congo Angola Zambia Zimbabwe Mozambique Malawi Namibia Botswana Yemen Oman "
    "Qatar Bahrain Kuwait Jordan Afghanistan Pakistan India Bangladesh Nepal Bhutan Myanmar Thailand "
    "Laos Cambodia Vietnam Malaysia Singapore Indonesia Philippines China Taiwan Japan Mongolia "
    "Kazakhstan Uzbekistan Kyrgyzstan Tajikistan Turkmenistan Azerbaijan Armenia Georgia Belarus "
    "Moldova Romania Bulgaria Greece Cyprus Serbia Kosovo Albania Montenegro Croatia Slovenia Hungary "
    "Slovakia Poland Germany Austria Switzerland Italy France Spain Portugal Belgium Netherlands "
    "Denmark Norway Sweden Finland Estonia Latvia Lithuania Iceland Ireland Britain Canada Mexico "
    "Guatemala Honduras Nicaragua Panama Cuba Haiti Venezuela Colombia Ecuador Peru Bolivia Chile "
    "Argentina Uruguay Paraguay Brazil Australia Fiji Crimea Donbas Gaza Chechnya Catalonia Kashmir "
    "Tigray Darfur Xinjiang Tibet Scotland Türkiye Côte_d'Ivoire US UK UAE USA EU"
).replace("Côte_d'Ivoire ", "").replace(" EU", "").split()  # fmt: skip

CITIES = (
    "Ankara Istanbul Moscow Kyiv Kiev Kharkiv Odesa Donetsk Sevastopol Simferopol Mariupol Minsk Baku "
    "Yerevan Stepanakert Tbilisi Tehran Baghdad Mosul Erbil Kirkuk Damascus Aleppo Idlib Homs Raqqa "
    "Beirut Jerusalem Ramallah Haifa Amman Cairo Tripoli Benghazi Misrata Tunis Algiers Rabat "
    "Khartoum Juba Nairobi Mogadishu Kampala Kigali Kinshasa Goma Lagos Abuja Maiduguri Accra Dakar "
    "Bamako Niamey Ouagadougou Harare Pretoria Johannesburg Luanda Maputo Sanaa Aden Hodeidah Doha "
    "Riyadh Jeddah Dubai Manama Muscat Kabul Kandahar Islamabad Karachi Lahore Peshawar Quetta Delhi "
    "Mumbai Kolkata Srinagar Dhaka Kathmandu Colombo Yangon Naypyidaw Bangkok Hanoi Jakarta Manila "
    "Beijing Shanghai Taipei Seoul Pyongyang Tokyo Okinawa Astana Almaty Tashkent Bishkek Dushanbe "
    "Chisinau Bucharest Sofia Athens Nicosia Belgrade Pristina Tirana Podgorica Sarajevo Zagreb "
    "Ljubljana Budapest Bratislava Prague Warsaw Berlin Munich Vienna Geneva Zurich Rome Milan Paris "
    "Strasbourg Brussels Luxembourg Madrid Barcelona Lisbon London Dublin Belfast Edinburgh "
    "Copenhagen Oslo Stockholm Helsinki Tallinn Riga Vilnius Washington Ottawa Caracas Bogotá Quito "
    "Lima Santiago Brasília Brasilia Havana Managua Canberra Wellington Sochi Vladivostok Izmir "
    "Diyarbakır Gaziantep Zaporizhzhia Luhansk Kherson Lviv Dnipro Bakhmut Davos Vilnius"
).split()

AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "TASS", "Interfax", "Anadolu", "DPA", "ANSA", "UPI",
            "RIA", "Ukrinform", "Bloomberg", "IRNA", "PTI", "Kyodo", "Yonhap", "CNN", "BBC")  # fmt: skip
MONTHS = (
    "Jan Feb March April May June July Aug Sept Oct Nov Dec January February August September "
    "October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec."
).split()
