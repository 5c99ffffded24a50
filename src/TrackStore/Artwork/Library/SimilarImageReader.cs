using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork.Rendering;
using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Library;

/// <summary>
/// Finds pictures with similar hashes without comparing all pairs, by multi-index hashing (M. Norouzi, A. Punjani, D. Fleet, "Fast Search
/// in Hamming Space with Multi-Index Hashing", 2012): of hashes that differ in at most 3 bits, at least one of the four bands is equal; of
/// those that differ in at most 7, at least one band differs in at most one bit. Each band has an index.
/// </summary>
internal static class SimilarImageReader
{
    private const int Bands = 4;
    private const int ReadAtOnce = 200;
    private const int MostRead = 2_000;
    private const int MostValues = 500;

    public static string ListOf(SimilarImageQuery query)
        => string.Create(CultureInfo.InvariantCulture, $"similar {query.MaxDistance}");

    public static async Task<SimilarImagePage> ListAsync(
        DbContext context, SimilarImageQuery query, long after, CancellationToken cancellationToken)
    {
        var groups = new List<List<Hashed>>();
        IReadOnlySet<(string, string)> separate = await SeparatePictures.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        var neighbors = new Neighbors(context, query.MaxDistance, separate);
        long? last = after;
        for (int read = 0; read < MostRead && last is not null && groups.Count < query.PageSize; read += ReadAtOnce)
            last = await ReadAsync(context, query, last.Value, neighbors, groups, cancellationToken).ConfigureAwait(false);
        Dictionary<long, ListedImage> images = await ListedImages
            .ReadAsync(context, [.. groups.SelectMany(group => group).Select(image => image.Id)], cancellationToken)
            .ConfigureAwait(false);
        return new SimilarImagePage
        {
            Items = [.. groups.Select(group => ToImages(group, images)).Where(group => group.Images.Count > 1)],
            NextCursor = last is null ? null : ListCursor.Write(ListOf(query), last.Value),
        };
    }

    /// <summary>Adds the groups whose first picture is one of the next pictures.</summary>
    /// <returns>The last picture that was looked at, or null when there are no more.</returns>
    private static async Task<long?> ReadAsync(
        DbContext context,
        SimilarImageQuery query,
        long after,
        Neighbors neighbors,
        List<List<Hashed>> groups,
        CancellationToken cancellationToken)
    {
        List<Hashed> firsts = await Hashes(context.Set<ArtworkEntity>().Where(artwork => artwork.Id > after))
            .OrderBy(image => image.Id)
            .Take(ReadAtOnce)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        if (firsts.Count == 0)
            return null;
        await neighbors.AddAsync(firsts, cancellationToken).ConfigureAwait(false);
        foreach (Hashed first in firsts)
        {
            if (groups.Count == query.PageSize)
                return first.Id - 1;
            if (neighbors.GroupOf(first) is { Count: > 1 } group)
                groups.Add(group);
        }

        return firsts.Count < ReadAtOnce ? null : firsts[^1].Id;
    }

    private static async Task<ILookup<int, Hashed>[]> ReadBandsAsync(
        DbContext context, Hashed[] images, int maxDistance, CancellationToken cancellationToken)
    {
        var bands = new ILookup<int, Hashed>[Bands];
        for (int band = 0; band < Bands; band++)
        {
            var found = new List<Hashed>();
            int current = band;
            IEnumerable<int> values = images.SelectMany(image => Probes(PerceptualHash.Band(image.Hash, current), maxDistance)).Distinct();
            foreach (int[] some in values.Chunk(MostValues))
                found.AddRange(await Hashes(InBand(context, band, some)).ToListAsync(cancellationToken).ConfigureAwait(false));
            bands[band] = found.ToLookup(image => PerceptualHash.Band(image.Hash, current));
        }

        return bands;
    }

    private static IQueryable<ArtworkEntity> InBand(DbContext context, int band, int[] values)
    {
        DbSet<ArtworkEntity> artworks = context.Set<ArtworkEntity>();
        return band switch
        {
            0 => artworks.Where(artwork => artwork.HashBand0 != null && values.Contains(artwork.HashBand0.Value)),
            1 => artworks.Where(artwork => artwork.HashBand1 != null && values.Contains(artwork.HashBand1.Value)),
            2 => artworks.Where(artwork => artwork.HashBand2 != null && values.Contains(artwork.HashBand2.Value)),
            _ => artworks.Where(artwork => artwork.HashBand3 != null && values.Contains(artwork.HashBand3.Value)),
        };
    }

    private static IEnumerable<Hashed> Near(
        Hashed first, ILookup<int, Hashed>[] bands, int maxDistance, IReadOnlySet<(string, string)> separate)
        => Enumerable.Range(0, Bands)
            .SelectMany(band => Probes(PerceptualHash.Band(first.Hash, band), maxDistance).SelectMany(value => bands[band][value]))
            .Where(other => other.Id != first.Id && PerceptualHash.Distance(first.Hash, other.Hash) <= maxDistance)
            .DistinctBy(other => other.Id)
            .Where(other => first.HasColorsOf(other) && !separate.Contains(SeparatePictures.InOrder(first.Name, other.Name)))
            .OrderBy(other => other.Id);

    private static IEnumerable<int> Probes(int value, int maxDistance)
    {
        yield return value;
        if (maxDistance < Bands)
            yield break;
        for (int bit = 0; bit < PerceptualHash.BandBits; bit++)
            yield return value ^ (1 << bit);
    }

    // Unused pictures are about to be deleted.
    private static IQueryable<Hashed> Hashes(IQueryable<ArtworkEntity> artworks) => artworks
        .Where(artwork => artwork.PerceptualHash != null && artwork.ReleasedAt == null)
        .Select(artwork => new Hashed
        {
            Id = artwork.Id,
            Hash = artwork.PerceptualHash!.Value,
            ThumbHash = artwork.ThumbHash,
            ContentHash = artwork.Hash,
        });

    private static SimilarImages ToImages(List<Hashed> group, Dictionary<long, ListedImage> images) => new()
    {
        Images =
        [
            .. group.Select(image => images.GetValueOrDefault(image.Id))
                .OfType<ListedImage>()
                .OrderByDescending(image => (long)image.Width * image.Height)
                .ThenByDescending(image => image.ByteLength)
                .ThenBy(image => image.ArtworkId),
        ],
        Distance = group.Max(image => PerceptualHash.Distance(image.Hash, group[0].Hash)),
    };

    /// <summary>
    /// Puts each picture into one group. Being alike isn't transitive, so a picture is the first of a group unless it is like an earlier
    /// first one, and any other is in the group of the earliest first one that it is like. A first one that has only likenesses in other
    /// groups joins the earliest of these, so that it is listed. This holds across pages.
    /// </summary>
    private sealed class Neighbors(DbContext context, int maxDistance, IReadOnlySet<(string, string)> separate)
    {
        // From a first one to the members of its group, to a first one that may join them, and to what that might have as members.
        private const int Hops = 3;

        private readonly SortedDictionary<long, Hashed[]> _near = [];
        private readonly HashSet<long> _firsts = [];

        /// <summary>
        /// Reads what decides in which groups pictures are: what is like them, in some hops, and what is like that and earlier.
        /// </summary>
        public async Task AddAsync(IReadOnlyList<Hashed> images, CancellationToken cancellationToken)
        {
            IReadOnlyCollection<Hashed> reached = images.ToArray();
            for (int hop = 0; hop < Hops; hop++)
            {
                await ReadAsync(reached, cancellationToken).ConfigureAwait(false);
                reached = [.. reached.SelectMany(image => _near[image.Id]).DistinctBy(image => image.Id)];
            }

            Hashed[] read = await ReadAsync(reached, cancellationToken).ConfigureAwait(false);
            while (read.Length > 0)
            {
                Hashed[] current = read;
                IEnumerable<Hashed> earlier = current.SelectMany(image => _near[image.Id].Where(other => other.Id < image.Id));
                read = await ReadAsync(earlier, cancellationToken).ConfigureAwait(false);
            }

            _firsts.Clear();
            foreach ((long id, Hashed[] near) in _near)
            {
                if (!near.Any(other => other.Id < id && _firsts.Contains(other.Id)))
                    _firsts.Add(id);
            }
        }

        public List<Hashed> GroupOf(Hashed first)
        {
            if (!_firsts.Contains(first.Id))
                return [];
            Hashed[] members = [first, .. MembersOf(first)];
            IEnumerable<Hashed> joining = members
                .SelectMany(member => _near[member.Id])
                .DistinctBy(other => other.Id)
                .Where(other => other.Id > first.Id && IsAlone(other) && _near[other.Id].Min(near => FirstOf(near)) == first.Id);
            return [.. members, .. joining.OrderBy(other => other.Id)];
        }

        private IEnumerable<Hashed> MembersOf(Hashed first)
            => _near[first.Id].Where(other => other.Id > first.Id && FirstOf(other) == first.Id);

        private bool IsAlone(Hashed image) => _firsts.Contains(image.Id) && !MembersOf(image).Any();

        private long? FirstOf(Hashed image) => _near[image.Id].FirstOrDefault(near => _firsts.Contains(near.Id))?.Id;

        /// <returns>Those that had not been read.</returns>
        private async Task<Hashed[]> ReadAsync(IEnumerable<Hashed> images, CancellationToken cancellationToken)
        {
            Hashed[] unread = [.. images.Where(image => !_near.ContainsKey(image.Id)).DistinctBy(image => image.Id)];
            foreach (Hashed[] some in unread.Chunk(ReadAtOnce))
            {
                ILookup<int, Hashed>[] bands = await ReadBandsAsync(context, some, maxDistance, cancellationToken).ConfigureAwait(false);
                foreach (Hashed image in some)
                    _near[image.Id] = [.. Near(image, bands, maxDistance, separate)];
            }

            return unread;
        }
    }

    private sealed class Hashed
    {
        public required long Id { get; init; }

        public required long Hash { get; init; }

        public byte[]? ThumbHash { get; init; }

        public required byte[] ContentHash { get; init; }

        public string Name => field ??= SeparatePictures.NameOf(ContentHash);

        private PictureColors? Colors => field ??= TrackStore.ThumbHash.TryFromBytes(ThumbHash, out ThumbHash? placeholder)
            ? new PictureColors(placeholder)
            : null;

        /// <summary>Tells whether the colors don't tell the pictures apart. A picture without a placeholder has unknown ones.</summary>
        public bool HasColorsOf(Hashed other) => Colors is not { } own || other.Colors is not { } others || own.AreLike(others);
    }
}
