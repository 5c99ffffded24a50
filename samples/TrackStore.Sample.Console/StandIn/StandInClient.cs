using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TrackStore.Sample.StandIn;

/// <summary>Asks a stand-in platform over HTTP, as the client of a real one does.</summary>
internal sealed class StandInClient : IPlatformClient, IDisposable
{
    private readonly HttpClient _http;

    public StandInClient(string platform, Uri address)
    {
        Platform = platform;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
    }

    public string Platform { get; }

    /// <summary>Gets the host that the platform and its covers are at.</summary>
    public string Host => _http.BaseAddress!.Host;

    public IAsyncEnumerable<PlatformTrack> SearchAsync(PlatformQuery query, CancellationToken cancellationToken = default)
    {
        string parameters = string.Join('&', new[] { ("text", query.Text), ("title", query.Title), ("artist", query.Artist) }
            .Where(parameter => parameter.Item2 is not null)
            .Select(parameter => $"{parameter.Item1}={Uri.EscapeDataString(parameter.Item2!)}"));
        return ReadAsync($"search?{parameters}", 0, query.Limit, cancellationToken);
    }

    public async IAsyncEnumerable<PlatformTrack> GetTracksAsync(IReadOnlyCollection<string> platformIds, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (string[] ids in platformIds.Chunk(StandInPlatform.LongestPage))
        {
            await foreach (PlatformTrack track in ReadAsync($"tracks?ids={Uri.EscapeDataString(string.Join(',', ids))}", 0, ids.Length, cancellationToken))
                yield return track with { ResumeToken = null };
        }
    }

    public IAsyncEnumerable<PlatformTrack> GetLibraryAsync(string? resumeToken = null, CancellationToken cancellationToken = default)
        => ReadAsync("library?", int.TryParse(resumeToken, NumberStyles.None, CultureInfo.InvariantCulture, out int offset) ? offset : 0, int.MaxValue, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async IAsyncEnumerable<PlatformTrack> ReadAsync(string path, int offset, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int? next = offset;
        int left = limit;
        while (next is { } from && left > 0)
        {
            int size = Math.Min(left, StandInPlatform.LongestPage);
            WirePage<JsonElement> page = await GetAsync(string.Create(CultureInfo.InvariantCulture, $"{path}&offset={from}&limit={size}"), cancellationToken);
            for (int i = 0; i < page.Items.Count; i++)
            {
                if (ToTrack(page.Items[i]) is { } track)
                    yield return track with { ResumeToken = (from + i + 1).ToString(CultureInfo.InvariantCulture) };
            }

            left -= page.Items.Count;
            next = page.Items.Count == 0 ? null : page.Next;
        }
    }

    private async Task<WirePage<JsonElement>> GetAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage answer = await _http.GetAsync(path, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw Refusal(answer);
            byte[] json = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return JsonSerializer.Deserialize<WirePage<JsonElement>>(json, JsonSerializerOptions.Web) is { Items: not null } page ? page : throw new JsonException("The answer holds no items.");
        }
        catch (HttpRequestException error)
        {
            throw new PlatformException(Platform, PlatformFault.Unreachable, $"{Platform} can't be reached: {error.Message} Try again later.", error);
        }
        catch (TaskCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PlatformException(Platform, PlatformFault.Unreachable, $"{Platform} gave no answer within {_http.Timeout.TotalSeconds:0} seconds. Try again later.", error);
        }
        catch (JsonException error)
        {
            throw new PlatformException(Platform, PlatformFault.BadAnswer, $"{Platform} gave an answer that can't be read. Try again later.", error);
        }
    }

    private PlatformException Refusal(HttpResponseMessage answer)
    {
        PlatformFault fault = answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => PlatformFault.RateLimited,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => PlatformFault.Unauthorised,
            HttpStatusCode.NotFound => PlatformFault.NotFound,
            >= HttpStatusCode.InternalServerError => PlatformFault.ServerError,
            _ => PlatformFault.BadAnswer,
        };
        return new PlatformException(Platform, fault, $"{Platform} answered {(int)answer.StatusCode}. Try again later.") { RetryAfter = answer.Headers.RetryAfter?.Delta };
    }

    // A single item that can't be read is left out, and the others come.
    private PlatformTrack? ToTrack(JsonElement item)
    {
        WireTrack? track;
        try
        {
            track = item.Deserialize<WireTrack>(JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }

        return track is null ? null : new PlatformTrack
        {
            Platform = Platform,
            Id = track.Id,
            Uri = new Uri(_http.BaseAddress!, $"tracks?ids={track.Id}").AbsoluteUri,
            Json = item.GetRawText(),
            Title = track.Name,
            Artist = track.Artist,
            Album = track.Album,
            Year = track.Released,
            Duration = track.DurationMs is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            Bpm = track.Tempo,
            MusicalKey = track.Key,
            Isrc = track.Isrc,
            Label = track.Label,
            Genres = track.Genres,
            Artwork = [.. track.Covers.Select(cover => new PlatformArtwork { Url = cover.Url, Width = cover.Width, Height = cover.Height })],
        };
    }
}
