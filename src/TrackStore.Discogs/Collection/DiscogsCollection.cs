using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackStore.Discogs.Http;
using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs.Collection;

/// <summary>
/// Reads the user's collection and wantlist and caches them, so that tracks from elsewhere show what the user owns. It reads the lists
/// completely, a hundred releases per request, so that a record with several copies comes once.
/// </summary>
internal sealed class DiscogsCollection(
    DiscogsApi api,
    DiscogsLists lists,
    IOptions<DiscogsOptions> options,
    TimeProvider time,
    ILogger<DiscogsCollection> logger) : IDisposable
{
    private readonly DiscogsOptions _options = options.Value;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile CacheEntry? _cache;
    private string? _userName = options.Value.UserName?.Trim();

    /// <summary>
    /// Gets the lists if they were read within <see cref="DiscogsOptions.CollectionLifetime"/>, or null. It sends no request.
    /// </summary>
    public OwnedRecords? Cached
        => _cache is { } cache && time.GetUtcNow() - cache.ReadAt < _options.CollectionLifetime ? cache.Records : null;

    /// <summary>Reads the current lists.</summary>
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

    /// <summary>
    /// Gets the lists as they were at most <see cref="DiscogsOptions.CollectionLifetime"/> ago; empty when the user is unknown or Discogs
    /// doesn't show the lists.
    /// </summary>
    public async Task<OwnedRecords> GetCachedAsync(CancellationToken cancellationToken)
    {
        if (_options.CollectionLifetime == TimeSpan.Zero || (_userName is null && _options.PersonalToken is null))
            return OwnedRecords.None;
        if (Cached is { } known)
            return known;

        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Cached ?? await ReadNowAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<OwnedRecords> ReadNowAsync(CancellationToken cancellationToken)
    {
        string user = Uri.EscapeDataString(await UserNameAsync(cancellationToken).ConfigureAwait(false));
        DiscogsList<DiscogsCollectionItem> copies = await lists.ReadAsync(
            $"users/{user}/collection/folders/0/releases?sort=added&sort_order=asc&",
            "releases",
            DiscogsJson.Default.DiscogsCollectionItem,
            cancellationToken).ConfigureAwait(false);
        DiscogsList<DiscogsWant> wants = await lists.ReadAsync(
            $"users/{user}/wants?", "wants", DiscogsJson.Default.DiscogsWant, cancellationToken).ConfigureAwait(false);
        foreach (PlatformException fault in new[] { copies.Fault, wants.Fault }.OfType<PlatformException>())
            Log.CollectionUnavailable(logger, fault.Message);

        bool hasFolders = copies.Items.Any(copy => copy.Value.FolderId > 1);
        var records = new OwnedRecords
        {
            Collection = [.. copies.Items.Select(IdOf).Where(id => id > 0).Distinct()],
            Wantlist = [.. wants.Items.Select(IdOf).Where(id => id > 0).Distinct()],
            Folders = hasFolders ? await FoldersAsync(user, cancellationToken).ConfigureAwait(false) : new Dictionary<long, string>(),
            CollectionFault = copies.Fault,
            WantlistFault = wants.Fault,
            ByRelease = Group(copies, wants),
        };
        _cache = new CacheEntry(records, time.GetUtcNow());
        return records;
    }

    private static Dictionary<long, OwnedRecord> Group(DiscogsList<DiscogsCollectionItem> copies, DiscogsList<DiscogsWant> wants)
    {
        Dictionary<long, OwnedRecord> records = copies.Items.GroupBy(IdOf).ToDictionary(group => group.Key, Owned);
        foreach (ListItem<DiscogsWant> want in wants.Items)
        {
            long id = IdOf(want);
            OwnedRecord record = records.GetValueOrDefault(id) ?? new OwnedRecord { ReleaseId = id };
            records[id] = record with { Want = new WantedRelease(want.Value, want.Raw) };
        }

        return records;
    }

    private static OwnedRecord Owned(IGrouping<long, ListItem<DiscogsCollectionItem>> copies) => new()
    {
        ReleaseId = copies.Key,
        Copies = [.. copies.Select(copy => new OwnedCopy(copy.Value, copy.Raw)).OrderBy(copy => copy.Item.InstanceId).DistinctBy(KeyOf)],
    };

    // A list that changes between two pages can show a copy twice.
    private static string KeyOf(OwnedCopy copy)
        => copy.Item.InstanceId is > 0 ? copy.Item.InstanceId.Value.ToString(CultureInfo.InvariantCulture) : copy.Raw.GetRawText();

    private static long IdOf(ListItem<DiscogsCollectionItem> copy) => IdOf(copy.Value.Id, copy.Value.BasicInformation);

    private static long IdOf(ListItem<DiscogsWant> want) => IdOf(want.Value.Id, want.Value.BasicInformation);

    private static long IdOf(long id, DiscogsRelease? listed) => listed is { Id: > 0 } ? listed.Id : id;

    private async Task<string> UserNameAsync(CancellationToken cancellationToken)
    {
        if (_userName is { } known)
            return known;
        if (_options.PersonalToken is null)
            throw DiscogsErrors.NoUser();
        JsonElement identity = await api.GetAsync("oauth/identity", cancellationToken).ConfigureAwait(false);
        string? name = identity.TryRead(DiscogsJson.Default.DiscogsIdentity)?.Username;
        return _userName = string.IsNullOrEmpty(name) ? throw DiscogsErrors.NoUser() : name;
    }

    private async Task<IReadOnlyDictionary<long, string>> FoldersAsync(string user, CancellationToken cancellationToken)
    {
        var names = new Dictionary<long, string>();
        try
        {
            JsonElement response = await api.GetAsync($"users/{user}/collection/folders", cancellationToken).ConfigureAwait(false);
            if (!response.TryGetProperty("folders", out JsonElement folders) || folders.ValueKind != JsonValueKind.Array)
                return names;
            foreach (DiscogsName? folder in folders.EnumerateArray().Select(folder => folder.TryRead(DiscogsJson.Default.DiscogsName)))
            {
                if (folder is { Id: > 0, Name: { Length: > 0 } name })
                    names[folder.Id] = name;
            }
        }
        catch (PlatformException fault)
            when (fault.Fault is PlatformFault.Unauthorized or PlatformFault.NotFound or PlatformFault.BadAnswer)
        {
            // Only the owner sees folder names; others see the folders' ids.
        }

        return names;
    }

    private sealed record CacheEntry(OwnedRecords Records, DateTimeOffset ReadAt);
}
