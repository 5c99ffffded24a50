using System.Text.Json;
using Microsoft.Extensions.Options;
using TrackStore.Discogs.Answers;

namespace TrackStore.Discogs.Http;

/// <summary>Asks Discogs for JSON.</summary>
internal sealed class DiscogsApi(HttpClient http, IOptions<DiscogsOptions> options, TimeProvider time)
{
    private const int MaxWords = 200;

    private readonly DiscogsOptions _options = options.Value;

    public bool HasCredentials => _options.PersonalToken is not null || _options.ConsumerKey is not null;

    /// <summary>Makes an address absolute that an answer gives, or null when it is no address of a picture or page.</summary>
    public Uri? Resolve(string? address)
        => !string.IsNullOrWhiteSpace(address)
            && Uri.TryCreate(_options.BaseAddress, address, out Uri? url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
                ? url
                : null;

    /// <param name="path">The path and query under the base address, without a slash at its beginning.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer, which is an object.</returns>
    /// <exception cref="PlatformException">Discogs can't be asked, or its answer is no object.</exception>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        string shown = path.Split('?')[0];
        byte[] body;
        try
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken).ConfigureAwait(false);
            body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw DiscogsFaults.Of(response, WordsOf(body), _options, time);
        }
        catch (Exception error) when (DiscogsFaults.Of(error, shown, _options) is { } fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw fault;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw DiscogsFaults.BadAnswer(shown);
        }
        catch (JsonException error)
        {
            throw DiscogsFaults.BadAnswer(shown, error);
        }
    }

    /// <summary>Gives what Discogs says of a refusal, in one short line that holds no credential.</summary>
    private string? WordsOf(byte[] body)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, DiscogsJson.Default.DiscogsError)?.Message is not { Length: > 0 } message)
                return null;
            foreach (string? secret in (string?[])[_options.PersonalToken, _options.ConsumerKey, _options.ConsumerSecret])
            {
                if (secret is not null)
                    message = message.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
            }

            string line = string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c));
            return line.Length <= MaxWords ? line : line[..MaxWords];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
