namespace TrackStore.Sample.Web.Components.Library;

/// <content>What the view asks the library for.</content>
public sealed partial record LibraryView
{
    private static readonly (string Key, string Text)[] AlbumOrders =
        [("title", "Title"), ("artist", "Artist"), ("-year", "Year, latest first"), ("-added", "Newest")];

    private static readonly (string Key, string Text)[] TrackOrders =
    [
        ("title", "Title"), ("artist", "Artist"), ("-year", "Year, latest first"), ("-added", "Newest"), ("bpm", "BPM"), ("key", "Key"),
        ("length", "Length"), ("-changed", "Changed last"),
    ];

    /// <summary>Gets the fields that tracks may lack, as the address and the chips name them.</summary>
    public static IReadOnlyList<(string Name, TrackField Field, string Text)> MissingFields { get; } =
    [
        ("genre", TrackField.Genres, "No genre"), ("year", TrackField.Year, "No year"), ("bpm", TrackField.Bpm, "No BPM"),
        ("key", TrackField.MusicalKey, "No key"),
    ];

    /// <summary>Gets the orders that this kind of list has, and their names.</summary>
    public IReadOnlyList<(string Key, string Text)> Orders => Kind == ViewKind.Albums ? AlbumOrders : TrackOrders;

    /// <summary>Gets the order that applies.</summary>
    public string Order => Sort is { } sort && Orders.Any(order => order.Key == sort || order.Key == Flip(sort)) ? sort : "title";

    /// <summary>Returns the address's sort for a table's heading: that order, or its reverse when it applies already.</summary>
    public string SortBy(string key) => Order == key ? Flip(key) : key;

    private bool? ShownPicture => Missing == "picture" ? false : HasPicture ? true : null;

    /// <summary>Makes the view of a table that lists what one bar of the statistics counts.</summary>
    /// <param name="query">The bar's query.</param>
    public static LibraryView Of(TrackQuery query) => new()
    {
        Kind = ViewKind.Table,
        Genre = query.Genres is [string genre] ? genre : null,
        Decade = query.MinYear,
        Bpm = (int?)query.MinBpm,
        BpmTo = (int?)query.MaxBpm,
        Key = query.MusicalKey?.ToString(),
        Platform = query.Platform,
        Added = MonthOf(query.AddedSince),
        AddedBefore = query.AddedSince is null ? MonthOf(query.AddedBefore) : null,
        Source = query.FieldSource,
        Missing = MissingFields.FirstOrDefault(lack => lack.Field == query.Without).Name,
    };

    /// <summary>Makes the query of a list of tracks.</summary>
    public TrackQuery ToTrackQuery()
    {
        bool isOfAlbum = AlbumId is not null && Sort is null;
        return new TrackQuery
        {
            Text = Text,
            AlbumId = AlbumId,
            Genres = Genre is null ? [] : [Genre],
            Tags = Tag is null ? [] : [Tag],
            MinYear = Decade,
            MaxYear = Decade + 9,
            MinBpm = Bpm,
            MaxBpm = Bpm is { } bpm ? Math.BitDecrement((BpmTo ?? bpm + 9) + 1.0) : null,
            MusicalKey = MusicalKey.TryParse(Key, out MusicalKey key) ? key : null,
            Platform = Platform,
            NeedsUpdate = IsDue ? true : null,
            HasImage = ShownPicture,
            AddedSince = StartOf(Added) ?? AddedFrom,
            AddedBefore = StartOf(Added?.AddMonths(1) ?? AddedBefore) ?? AddedUntil,
            ChangedSince = ChangedFrom,
            FieldSource = Source,
            IsTagged = Missing == "tag" ? false : null,
            Without = MissingFields.Where(lack => lack.Name == Missing).Select(lack => (TrackField?)lack.Field).FirstOrDefault(),
            OrderBy = isOfAlbum ? TrackOrder.AlbumPosition : Order.TrimStart('-') switch
            {
                "artist" => TrackOrder.Artist,
                "year" => TrackOrder.Year,
                "added" => TrackOrder.AddedAt,
                "bpm" => TrackOrder.Bpm,
                "key" => TrackOrder.MusicalKey,
                "length" => TrackOrder.Duration,
                "changed" => TrackOrder.ChangedAt,
                _ => TrackOrder.Title,
            },
            Descending = !isOfAlbum && Order.StartsWith('-'),
            Include = Kind == ViewKind.Table ? TrackItemParts.Tags | TrackItemParts.Platforms : TrackItemParts.None,
        };
    }

    /// <summary>Makes the query of a list of albums. Filters that only tracks have don't apply.</summary>
    public AlbumQuery ToAlbumQuery() => new()
    {
        HasTracks = true,
        Text = Text,
        Genre = Genre,
        Tag = Tag,
        MinYear = Decade,
        MaxYear = Decade + 9,
        HasImage = ShownPicture,
        OrderBy = Order.TrimStart('-') switch
        {
            "artist" => AlbumOrder.Artist,
            "year" => AlbumOrder.Year,
            "added" => AlbumOrder.AddedAt,
            _ => AlbumOrder.Title,
        },
        Descending = Order.StartsWith('-'),
    };

    private static DateTimeOffset? StartOf(DateOnly? month)
        => month is { } first ? new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero) : null;

    private static DateOnly? MonthOf(DateTimeOffset? time) => time is { } start ? DateOnly.FromDateTime(start.UtcDateTime) : null;

    private static string Flip(string sort) => sort.StartsWith('-') ? sort[1..] : $"-{sort}";
}
