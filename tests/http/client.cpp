#include "tests/http/client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <stdexcept>

namespace depeche::tests {

namespace {

sockaddr_in address_of(const std::string& host, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    return address;
}

template <typename Number>
Number number_in(std::string_view text) {
    Number number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

std::string Answer::header(std::string_view name) const {
    for (std::size_t at = head.find("\r\n"); at + 2 < head.size(); at = head.find("\r\n", at + 2)) {
        const std::string_view line =
            std::string_view(head).substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        if (line.size() > name.size() + 1 && line[name.size()] == ':' &&
            strncasecmp(line.data(), name.data(), name.size()) == 0)
            return std::string(line.substr(line.find_first_not_of(' ', name.size() + 1)));
    }
    return {};
}

Client::Client(std::uint16_t port, const std::string& from) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    // A test that waits for ever says less than one that fails.
    const timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const sockaddr_in here = address_of(from, 0);
    const sockaddr_in there = address_of("127.0.0.1", port);
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&here), sizeof here) != 0 ||
        ::connect(socket_, reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0)
        throw std::runtime_error(std::string("cannot connect: ") + std::strerror(errno));
}

Client::~Client() {
    ::close(socket_);
}

bool Client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void Client::finish_sending() {
    ::shutdown(socket_, SHUT_WR);
}

bool Client::read_more() {
    std::array<char, 65536> piece;
    const ssize_t size = ::recv(socket_, piece.data(), piece.size(), 0);
    if (size <= 0)
        return false;
    received_.append(piece.data(), static_cast<std::size_t>(size));
    return true;
}

Answer Client::receive(bool has_body) {
    std::size_t end = std::string::npos;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos)
        if (!read_more())
            return {};
    constexpr std::size_t status_at = 9;
    Answer answer{.head = received_.substr(0, end + 4)};
    const auto status = number_in<unsigned>(std::string_view(answer.head).substr(status_at));
    received_.erase(0, end + 4);
    const auto size = has_body ? number_in<std::size_t>(answer.header("Content-Length")) : 0;
    while (received_.size() < size)
        if (!read_more())
            return {};
    answer.body = received_.substr(0, size);
    received_.erase(0, size);
    answer.status = status;
    return answer;
}

Answer Client::get(const std::string& path, const std::string& fields) {
    send(get_request(path, fields));
    return receive();
}

bool Client::is_closed_by_server() {
    if (!received_.empty())
        return false;
    std::array<char, 1> byte;
    const ssize_t size = ::recv(socket_, byte.data(), byte.size(), 0);
    return size == 0 || (size < 0 && errno == ECONNRESET);
}

std::string get_request(const std::string& path, const std::string& fields) {
    return "GET " + path + " HTTP/1.1\r\nHost: exemple.fr\r\n" + fields + "\r\n";
}

}  // namespace depeche::tests
