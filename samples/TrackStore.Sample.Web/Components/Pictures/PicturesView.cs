using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace TrackStore.Sample.Web.Components.Pictures;

/// <summary>What the page of the pictures shows. It is the page's address, as that of the library is.</summary>
public sealed record PicturesView
{
    private const int DefaultPixels = 500;
    private const string Root = "pictures/";
    private const string EitherKind = "either";

    /// <summary>The choices of what counts as small, in pixels of the longer side.</summary>
    public static readonly int[] Limits = [300, DefaultPixels, 640, 1000];

    /// <summary>Gets the tab.</summary>
    public ImageTab Tab { get; init; }

    /// <summary>Gets whether tracks or albums are listed.</summary>
    public ArtworkOwnerKind Kind { get; init; } = ArtworkOwnerKind.Album;

    /// <summary>
    /// Gets a value indicating whether the page lists whichever has some: albums, or tracks when no album has. Links to a source, which may
    /// have pictures of tracks only, ask for it.
    /// </summary>
    public bool IsOfEitherKind { get; init; }

    /// <summary>Gets the pixels below which a picture counts as small.</summary>
    public int Pixels { get; init; } = DefaultPixels;

    /// <summary>Gets the words that are searched, or null.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the source of the pictures that are listed, or null for all.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the track or album whose pictures are open, or null.</summary>
    public ArtworkOwner? Owner { get; init; }

    /// <summary>Reads an address, of which only those below "pictures" belong to the page.</summary>
    /// <param name="path">The path and query, without the slash before them.</param>
    public static PicturesView Parse(string path)
    {
        int mark = path.IndexOf('?', StringComparison.Ordinal);
        Dictionary<string, StringValues> query = QueryHelpers.ParseQuery(mark < 0 ? "" : path[mark..]);
        string place = mark < 0 ? path : path[..mark];
        ArtworkOwner? owner = place.StartsWith(Root, StringComparison.OrdinalIgnoreCase) ? OwnerOf(place[Root.Length..]) : null;
        (string? kind, string? source) = (Of("kind"), Of("source"));
        return new PicturesView
        {
            Tab = Of("tab") switch
            {
                "low" => ImageTab.LowResolution,
                "duplicates" => ImageTab.Duplicates,
                "all" => ImageTab.All,
                _ => source is null ? ImageTab.Missing : ImageTab.All,
            },
            Text = Of("q"),
            Source = source,
            Kind = kind == "tracks" || (kind is null && owner?.TrackId is not null) ? ArtworkOwnerKind.Track : ArtworkOwnerKind.Album,
            IsOfEitherKind = kind == EitherKind,
            Pixels = int.TryParse(Of("below"), NumberStyles.None, CultureInfo.InvariantCulture, out int pixels) && Limits.Contains(pixels)
                ? pixels : DefaultPixels,
            Owner = owner,
        };

        string? Of(string name)
            => query.TryGetValue(name, out StringValues values) && !string.IsNullOrWhiteSpace(values[0]) ? values[0] : null;
    }

    /// <summary>Returns the view of another tab. What has no picture, or is there twice, has no source to filter by.</summary>
    public PicturesView On(ImageTab tab)
        => this with { Tab = tab, Owner = null, Source = tab is ImageTab.LowResolution or ImageTab.All ? Source : null };

    /// <summary>Returns the address of the page about a track's or album's pictures.</summary>
    public static string AddressOf(ArtworkOwner owner)
        => string.Create(CultureInfo.InvariantCulture, $"/{Root}{(owner.TrackId is null ? "album" : "track")}/{owner.Id}");

    /// <summary>Returns the address of the pictures of a source, of albums or tracks, or those of all sources.</summary>
    public static string AddressOf(string? source)
        => new PicturesView { Tab = ImageTab.All, Source = source, IsOfEitherKind = true }.ToAddress();

    /// <summary>Returns the address, relative to the application's.</summary>
    public string ToAddress()
    {
        bool isOwnKind = Owner is { } open && open.Kind == Kind;
        Dictionary<string, string?> query = new()
        {
            ["tab"] = Tab switch
            {
                ImageTab.LowResolution => "low",
                ImageTab.Duplicates => "duplicates",
                ImageTab.All when Source is null => "all",
                _ => null,
            },
            ["q"] = Text,
            ["source"] = Source,
            ["kind"] = IsOfEitherKind ? EitherKind : isOwnKind || (Owner is null && Kind == ArtworkOwnerKind.Album) ? null
                : Kind == ArtworkOwnerKind.Track ? "tracks" : "albums",
            ["below"] = Pixels == DefaultPixels ? null : Pixels.ToString(CultureInfo.InvariantCulture),
        };
        string path = Owner is { } owner ? AddressOf(owner) : "/pictures";
        return QueryHelpers.AddQueryString(path, query.Where(pair => pair.Value is not null));
    }

    private static ArtworkOwner? OwnerOf(string place)
    {
        string[] parts = place.Split('/');
        if (parts.Length != 2 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long id))
            return null;
        return parts[0].ToLowerInvariant() switch
        {
            "track" => ArtworkOwner.Track(id),
            "album" => ArtworkOwner.Album(id),
            _ => null,
        };
    }
}
