using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Discogs.Answers;
using TrackStore.Discogs.Http;

namespace TrackStore.Discogs.Collection;

/// <summary>
/// Reads what a user has and wants: the whole lists, which name a hundred releases in one request, so that a record that is there twice comes once, and remembers
/// them for a while, so that tracks that come from elsewhere say the same of it.
/// </summary>
internal sealed class DiscogsCollection(DiscogsApi api, IOptions<DiscogsOptions> options, TimeProvider time, ILogger<DiscogsCollection> logger) : IDisposable
{
    private const int MaxPages = 10_000;

    private readonly DiscogsOptions _options = options.Value;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Remembered? _remembered;
    private string? _userName = options.Value.UserName?.Trim();

    /// <summary>Gets the lists as they are now.</summary>
    public async Task<OwnedRecords> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadNowAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Gets the lists as they were at most <see cref="DiscogsOptions.CollectionLifetime"/> ago; nothing when it isn't known whose, or Discogs doesn't show them.</summary>
    public async Task<OwnedRecords> RecallAsync(CancellationToken cancellationToken)
    {
        if (_options.CollectionLifetime == TimeSpan.Zero || (_userName is null && _options.PersonalToken is null))
            return OwnedRecords.None;
        if (Recall() is { } known)
            return known;

        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Recall() ?? await ReadNowAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Gets the lists when they are remembered, without asking for them.</summary>
    public OwnedRecords? Recall()
        => _remembered is { } remembered && time.GetUtcNow() - remembered.At < _options.CollectionLifetime ? remembered.Records : null;

    public void Dispose() => _reading.Dispose();

    private async Task<OwnedRecords> ReadNowAsync(CancellationToken cancellationToken)
    {
        string user = Uri.EscapeDataString(await UserNameAsync(cancellationToken).ConfigureAwait(false));
        var (copies, collectionFault) = await ListAsync(
            $"users/{user}/collection/folders/0/releases?sort=added&sort_order=asc&", "releases", DiscogsJson.Default.DiscogsCollectionItem, cancellationToken).ConfigureAwait(false);
        var (wants, wantlistFault) = await ListAsync($"users/{user}/wants?", "wants", DiscogsJson.Default.DiscogsWant, cancellationToken).ConfigureAwait(false);
        bool hasFolders = copies.Exists(copy => copy.Read.FolderId > 1);
        var records = new OwnedRecords
        {
            Collection = [.. copies.Select(copy => IdOf(copy.Read.Id, copy.Read.BasicInformation)).Where(id => id > 0).Distinct()],
            Wantlist = [.. wants.Select(want => IdOf(want.Read.Id, want.Read.BasicInformation)).Where(id => id > 0).Distinct()],
            Folders = hasFolders ? await FoldersAsync(user, cancellationToken).ConfigureAwait(false) : new Dictionary<long, string>(),
            CollectionFault = collectionFault,
            WantlistFault = wantlistFault,
            ByRelease = Group(copies, wants),
        };
        _remembered = new Remembered(records, time.GetUtcNow());
        return records;
    }

    private static Dictionary<long, OwnedRecord> Group(List<(DiscogsCollectionItem Read, JsonElement Raw)> copies, List<(DiscogsWant Read, JsonElement Raw)> wants)
    {
        Dictionary<long, OwnedRecord> records = copies
            .GroupBy(copy => IdOf(copy.Read.Id, copy.Read.BasicInformation))
            .ToDictionary(group => group.Key, group => new OwnedRecord
            {
                ReleaseId = group.Key,
                Copies = [.. group.Select(copy => new OwnedCopy(copy.Read, copy.Raw)).OrderBy(copy => copy.Item.InstanceId).DistinctBy(KeyOf)],
            });
        foreach ((DiscogsWant want, JsonElement raw) in wants)
        {
            long id = IdOf(want.Id, want.BasicInformation);
            records[id] = (records.GetValueOrDefault(id) ?? new OwnedRecord { ReleaseId = id }) with { Want = new WantedRelease(want, raw) };
        }

        return records;
    }

    // A page that moves while it is read shows a copy twice.
    private static string KeyOf(OwnedCopy copy)
        => copy.Item.InstanceId is > 0 ? copy.Item.InstanceId.Value.ToString(CultureInfo.InvariantCulture) : copy.Raw.GetRawText();

    private static long IdOf(long id, DiscogsRelease? listed) => listed is { Id: > 0 } ? listed.Id : id;

    private async Task<string> UserNameAsync(CancellationToken cancellationToken)
    {
        if (_userName is { } known)
            return known;
        if (_options.PersonalToken is null)
            throw DiscogsFaults.NoUser();
        JsonElement identity = await api.GetAsync("oauth/identity", cancellationToken).ConfigureAwait(false);
        return _userName = Read(identity, DiscogsJson.Default.DiscogsIdentity)?.Username is { Length: > 0 } name ? name : throw DiscogsFaults.NoUser();
    }

    /// <summary>Reads a list to its end. One that Discogs doesn't show is empty, with the reason beside it: the other one may be shown.</summary>
    private async Task<(List<(T Read, JsonElement Raw)> Items, PlatformException? Fault)> ListAsync<T>(
        string path, string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var items = new List<(T, JsonElement)>();
        try
        {
            await foreach (JsonElement raw in PagesAsync(path, name, cancellationToken).ConfigureAwait(false))
            {
                if (Read(raw, type) is { } read)
                    items.Add((read, raw));
            }

            return (items, null);
        }
        catch (PlatformException fault) when (fault.Fault is PlatformFault.Unauthorised or PlatformFault.NotFound)
        {
            Log.CollectionUnknown(logger, fault.Message);
            return ([], fault);
        }
    }

    private async IAsyncEnumerable<JsonElement> PagesAsync(string path, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int page = 1; page <= MaxPages; page++)
        {
            string address = string.Create(CultureInfo.InvariantCulture, $"{path}page={page}&per_page={_options.PageSize}");
            JsonElement answer = await api.GetAsync(address, cancellationToken).ConfigureAwait(false);
            if (!answer.TryGetProperty(name, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
                throw DiscogsFaults.BadAnswer(path.Split('?')[0]);
            foreach (JsonElement item in list.EnumerateArray())
                yield return item;

            int pages = answer.TryGetProperty("pagination", out JsonElement pagination) ? Read(pagination, DiscogsJson.Default.DiscogsPagination)?.Pages ?? 1 : 1;
            if (page >= pages || list.GetArrayLength() == 0)
                yield break;
        }
    }

    private async Task<IReadOnlyDictionary<long, string>> FoldersAsync(string user, CancellationToken cancellationToken)
    {
        var names = new Dictionary<long, string>();
        try
        {
            JsonElement answer = await api.GetAsync($"users/{user}/collection/folders", cancellationToken).ConfigureAwait(false);
            if (answer.TryGetProperty("folders", out JsonElement folders) && folders.ValueKind == JsonValueKind.Array)
            {
                foreach (DiscogsName? folder in folders.EnumerateArray().Select(folder => Read(folder, DiscogsJson.Default.DiscogsName)))
                {
                    if (folder is { Id: > 0, Name: { Length: > 0 } name })
                        names[folder.Id] = name;
                }
            }
        }
        catch (PlatformException fault) when (fault.Fault is PlatformFault.Unauthorised or PlatformFault.NotFound or PlatformFault.BadAnswer)
        {
            // Folders have names for their owner only; they keep their ids.
        }

        return names;
    }

    private static T? Read<T>(JsonElement element, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return element.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Remembered(OwnedRecords Records, DateTimeOffset At);
}
