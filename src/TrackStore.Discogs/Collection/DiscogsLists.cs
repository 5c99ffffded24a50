using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using TrackStore.Discogs.Http;
using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs.Collection;

/// <summary>Reads lists that Discogs returns in pages.</summary>
internal sealed class DiscogsLists(DiscogsApi api, IOptions<DiscogsOptions> options)
{
    private const int MaxPages = 10_000;

    /// <summary>
    /// Reads a list completely. If Discogs doesn't show the list, it is empty and has the reason in <see cref="DiscogsList{T}.Fault"/>,
    /// because Discogs may still show the user's other list.
    /// </summary>
    public async Task<DiscogsList<T>> ReadAsync<T>(string path, string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var items = new List<ListItem<T>>();
        try
        {
            await foreach (JsonElement raw in ReadPagesAsync(path, name, cancellationToken).ConfigureAwait(false))
            {
                if (raw.TryRead(type) is { } item)
                    items.Add(new ListItem<T>(item, raw));
            }

            return new DiscogsList<T>(items, Fault: null);
        }
        catch (PlatformException fault) when (fault.Fault is PlatformFault.Unauthorized or PlatformFault.NotFound)
        {
            return new DiscogsList<T>([], fault);
        }
    }

    private async IAsyncEnumerable<JsonElement> ReadPagesAsync(
        string path, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int page = 1; page <= MaxPages; page++)
        {
            string address = string.Create(CultureInfo.InvariantCulture, $"{path}page={page}&per_page={options.Value.PageSize}");
            JsonElement response = await api.GetAsync(address, cancellationToken).ConfigureAwait(false);
            if (!response.TryGetProperty(name, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
                throw DiscogsErrors.BadAnswer(path.Split('?')[0]);
            foreach (JsonElement item in list.EnumerateArray())
                yield return item;

            if (page >= PageCountOf(response) || list.GetArrayLength() == 0)
                yield break;
        }
    }

    private static int PageCountOf(JsonElement response)
        => response.TryGetProperty("pagination", out JsonElement pagination)
            ? pagination.TryRead(DiscogsJson.Default.DiscogsPagination)?.Pages ?? 1
            : 1;
}
