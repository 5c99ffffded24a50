using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TagLib;
using TrackStore.Sample.Csv;

namespace TrackStore.Sample.Platforms.Folders;

/// <summary>Reads the tags of an audio file through TagLibSharp.</summary>
internal static class AudioTagReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">Why the file can't be read, or null.</param>
    /// <returns>The tags, or null when the file can't be read.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Damaged files make the reader throw almost anything, and cost only their tags.")]
    public static AudioTags? Read(string path, out string? problem)
    {
        problem = null;
        try
        {
            using TagLib.File file = TagLib.File.Create(path, ReadStyle.Average);
            return Read(file);
        }
        catch (UnsupportedFormatException)
        {
            problem = "its format is not supported";
        }
        catch (Exception error) when (error is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            problem = "the file can't be opened";
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            problem = "the file is damaged, or is no audio file";
        }

        return null;
    }

    private static AudioTags Read(TagLib.File file)
    {
        TagLib.Tag tag = file.Tag;
        TimeSpan duration = file.Properties?.Duration ?? TimeSpan.Zero;
        string? artist = Join(file, tag.Performers);
        string? albumArtist = Join(file, tag.AlbumArtists);
        IReadOnlyList<string> genres = GenreText.Read(string.Join(';', tag.Genres));
        return new AudioTags
        {
            Title = Text(tag.Title),
            Artist = artist ?? albumArtist,
            Album = Text(tag.Album),
            AlbumArtist = albumArtist,
            Year = tag.Year > 0 ? tag.Year.ToString(CultureInfo.InvariantCulture) : null,
            Duration = duration > TimeSpan.Zero ? duration : null,
            Bpm = Bpm(file, tag),
            MusicalKey = Text(tag.InitialKey) ?? Text(Xiph(file)?.GetFirstField("KEY")),
            Isrc = Text(tag.ISRC),
            Label = Text(tag.Publisher),
            Genres = genres.Count > 0 ? genres : null,
            Track = tag.Track,
            Disc = tag.Disc,
            Cover = Cover(tag.Pictures),
        };
    }

    // Older ID3 tags separate artists by slashes, at which the reader splits "AC/DC", too; joining them gives what the tag says.
    private static string? Join(TagLib.File file, string[] names)
    {
        bool isOldId3 = file.GetTag(TagTypes.Id3v2) is TagLib.Id3v2.Tag { IsEmpty: false, Version: < 4 };
        return Text(string.Join(isOldId3 ? "/" : ", ", names.Select(name => name.Trim()).Where(name => name.Length > 0)));
    }

    // The reader knows whole tempos only, and files have fractions.
    private static double? Bpm(TagLib.File file, TagLib.Tag tag)
    {
        string? text = file.GetTag(TagTypes.Id3v2) is TagLib.Id3v2.Tag id3
            ? TagLib.Id3v2.TextInformationFrame.Get(id3, "TBPM", create: false)?.Text.FirstOrDefault()
            : Xiph(file)?.GetFirstField("BPM");
        double? bpm = text is null ? null : NumberText.Read(text.Trim());
        return bpm > 0 ? bpm : tag.BeatsPerMinute > 0 ? tag.BeatsPerMinute : null;
    }

    private static TagLib.Ogg.XiphComment? Xiph(TagLib.File file) => file.GetTag(TagTypes.Xiph) as TagLib.Ogg.XiphComment;

    private static byte[]? Cover(IPicture[] pictures)
    {
        IPicture? cover = pictures
            .Where(picture => picture.Type != PictureType.NotAPicture && picture.Data is { Count: > 0 })
            .OrderBy(picture => picture.Type == PictureType.FrontCover ? 0 : picture.Type == PictureType.Other ? 1 : 2)
            .FirstOrDefault();
        return cover?.Data.Data;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim('\0').Trim();
}
