# What the network labs share: notations, layers, fields of packets.

# Layers of packets.
packet-ethernet = Ethernet
packet-arp = ARP
packet-ipv4 = IPv4
packet-icmp = ICMP
packet-udp = UDP
packet-tcp = TCP
packet-dhcp = DHCP
packet-http = HTTP
packet-data = Data
packet-padding = Padding

# Fields of packets.
packet-content = Bytes
packet-byte-count = { $n ->
    [one] 1 byte
   *[other] { $n } bytes
 }
packet-seconds = { $n ->
    [one] 1 second
   *[other] { $n } seconds
 }
packet-zeros = { $n ->
    [one] 1 byte of zero
   *[other] { $n } bytes of zero
 }
packet-malformed = Cannot be read
packet-too-short = { $n } of at least { $want } bytes
packet-checksum-right = { $value }, right
packet-checksum-wrong = { $value }, does not fit (a network card may have filled it in later)
packet-checksum-none = 0x0000, not used
packet-eth-to = Destination MAC
packet-eth-from = Source MAC
packet-vlan = VLAN
packet-ethertype = EtherType
packet-fcs = FCS
packet-fcs-crc = Frame check sequence (CRC-32)
packet-fcs-wrong = { $value }, wrong: the bytes give { $made }
packet-arp-hardware = Hardware type
packet-arp-protocol = Protocol type
packet-arp-hardware-length = Hardware address length
packet-arp-protocol-length = Protocol address length
packet-arp-operation = Operation
packet-arp-sender-mac = Sender MAC
packet-arp-sender = Sender IP
packet-arp-target-mac = Target MAC
packet-arp-target = Target IP
packet-ip-version = Version
packet-ip-header-length = Header length
packet-ip-service = DSCP / ECN
packet-ip-total-length = Total length
packet-ip-ident = Identification
packet-ip-flags = Flags
packet-ip-offset = Fragment offset
packet-ip-ttl = Time to live (TTL)
packet-ip-protocol = Protocol
packet-ip-checksum = Header checksum
packet-ip-from = Source IP
packet-ip-to = Destination IP
packet-ip-options = Options
packet-port-from = Source port
packet-port-to = Destination port
packet-udp-length = Length
packet-udp-checksum = Checksum
packet-icmp-type = Type
packet-icmp-code = Code
packet-icmp-checksum = Checksum
packet-icmp-ident = Identifier
packet-icmp-seq = Sequence number
packet-icmp-rest = Rest of the header
packet-tcp-seq = Sequence number
packet-tcp-ack = Acknowledgement number
packet-tcp-offset = Header length
packet-tcp-flags = Flags
packet-tcp-window = Window
packet-tcp-checksum = Checksum
packet-tcp-urgent = Urgent pointer
packet-tcp-end = End of options
packet-tcp-nop = No operation
packet-tcp-mss = Maximum segment size
packet-http-start = Start line
packet-http-line = Line
packet-http-end = End of the header
packet-http-content = Content
packet-dhcp-op = op: message op code
packet-dhcp-htype = htype: hardware type
packet-dhcp-hlen = hlen: hardware address length
packet-dhcp-hops = hops: relay agents passed
packet-dhcp-xid = xid: transaction ID
packet-dhcp-secs = secs: seconds since the client began
packet-dhcp-flags = flags: broadcast (B)
packet-dhcp-ciaddr = ciaddr: client address
packet-dhcp-yiaddr = yiaddr: your address
packet-dhcp-siaddr = siaddr: next server
packet-dhcp-giaddr = giaddr: relay agent
packet-dhcp-chaddr = chaddr: client MAC
packet-dhcp-padding = chaddr: unused part
packet-dhcp-sname = sname: server name
packet-dhcp-file = file: boot file
packet-dhcp-cookie = Magic cookie
packet-dhcp-pad = Padding
packet-dhcp-end = End of options
packet-dhcp-no-end = the options have no end mark (255)
packet-option = Option { $n }
packet-option-mask = Option { $n }: subnet mask
packet-option-router = Option { $n }: router
packet-option-dns = Option { $n }: DNS server
packet-option-host-name = Option { $n }: host name
packet-option-domain = Option { $n }: domain name
packet-option-broadcast = Option { $n }: broadcast address
packet-option-requested = Option { $n }: requested address
packet-option-lease = Option { $n }: lease time
packet-option-type = Option { $n }: message type
packet-option-server = Option { $n }: server identifier
packet-option-wanted = Option { $n }: parameter request list
packet-option-message = Option { $n }: message
packet-option-size = Option { $n }: largest message
packet-option-t1 = Option { $n }: renewal time T1
packet-option-t2 = Option { $n }: rebinding time T2
packet-option-vendor = Option { $n }: vendor class
packet-option-client-id = Option { $n }: client identifier
packet-option-relay = Option { $n }: relay agent information

# Notations of fields.
notation-ipv4 = an IPv4 address, e.g. 192.0.2.7
notation-ipv4-or-none = an IPv4 address, e.g. 192.0.2.7, or empty
notation-network = a network, e.g. 192.0.2.0/24
notation-mac = a MAC address, e.g. 02:00:5e:10:00:01
notation-mac-or-none = a MAC address, e.g. 02:00:5e:10:00:01, or empty
notation-endpoint = a name or address and a port, e.g. S:80
