# What the network labs share: notations, layers, fields of packets.

