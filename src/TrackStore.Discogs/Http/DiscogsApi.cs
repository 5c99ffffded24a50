using System.Text.Json;
using Microsoft.Extensions.Options;
using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs.Http;

/// <summary>Requests JSON from Discogs.</summary>
internal sealed class DiscogsApi(HttpClient http, IOptions<DiscogsOptions> options, TimeProvider time)
{
    private const int MaxReasonLength = 200;

    private readonly DiscogsOptions _options = options.Value;

    public bool HasCredentials => _options.PersonalToken is not null || _options.ConsumerKey is not null;

    /// <summary>Resolves an address from a response, or returns null if it isn't an http or https address.</summary>
    public Uri? Resolve(string? address)
        => !string.IsNullOrWhiteSpace(address)
            && Uri.TryCreate(_options.BaseAddress, address, out Uri? url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
                ? url
                : null;

    /// <summary>Sends a request and returns the response's JSON object.</summary>
    /// <param name="path">The path and query relative to the base address, without a leading slash.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The object.</returns>
    /// <exception cref="PlatformException">The request failed, or the response is not a JSON object.</exception>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        string shown = path.Split('?')[0];
        byte[] body;
        try
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken)
                .ConfigureAwait(false);
            body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw DiscogsErrors.Of(response, ReasonOf(body), _options, time);
        }
        catch (Exception error) when (DiscogsErrors.Of(error, shown, _options) is { } fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw fault;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw DiscogsErrors.BadAnswer(shown, error);
        }

        throw DiscogsErrors.BadAnswer(shown);
    }

    /// <summary>Gets Discogs' own error text as one short line without credentials, or null if there is none.</summary>
    private string? ReasonOf(byte[] body)
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
            return line.Length <= MaxReasonLength ? line : line[..MaxReasonLength];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
