# What the network labs share: notations, layers, fields of packets.

notation-ipv4 = four numbers from 0 to 255 with points, such as 192.0.2.7
notation-network = an address, a slash and a prefix length from 0 to 32, such as 192.0.2.0/24
