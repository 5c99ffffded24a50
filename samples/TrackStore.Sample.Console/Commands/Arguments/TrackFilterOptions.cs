using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>The words and options that choose tracks, for every command that lists, counts or changes many of them.</summary>
internal sealed class TrackFilterOptions(CommandHost host)
{
    private readonly Argument<string[]> _text = new("text")
    {
        Description = "Words in the title, artist or album; case and accents are ignored",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _artist = new("--artist") { Description = "Text in the artist", HelpName = "text" };
    private readonly Option<string?> _album = new("--album") { Description = "Text in the album's title", HelpName = "text" };
    private readonly Option<long?> _albumId = new("--album-id") { Description = "Tracks of this album", HelpName = "id" };
    private readonly Option<string[]> _genre = Names("--genre", "Tracks of this genre; repeat it for one of several");
    private readonly Option<string[]> _tag = Names("--tag", "Tracks with this tag; repeat it for several tags");
    private readonly Option<string[]> _anyTag = Names("--any-tag", "Tracks with this tag; repeat it for one of several");
    private readonly Option<string[]> _withoutTag = Names("--without-tag", "Tracks without this tag; repeat it for none of several");
    private readonly Option<bool> _untagged = new("--untagged") { Description = "Tracks without tags" };
    private readonly Option<string?> _label = new("--label") { Description = "Tracks of this record label", HelpName = "name" };
    private readonly Option<string?> _platform = new("--platform")
    {
        Description = "Tracks linked to this platform; lists their ids there",
        HelpName = "name",
    };

    private readonly Option<string?> _notLinked = new("--not-linked")
    {
        Description = "Tracks that are not linked to this platform",
        HelpName = "platform",
    };

    private readonly Option<bool> _stale = new("--stale") { Description = "Tracks with a stale link" };
    private readonly Option<string?> _missing = new("--missing")
    {
        Description = "Tracks that the source on this platform no longer lists",
        HelpName = "platform",
    };

    private readonly Option<bool> _hasImage = new("--has-image") { Description = "Tracks with a cover, their own or their album's" };
    private readonly Option<bool> _noImage = new("--no-image") { Description = "Tracks without a cover" };
    private readonly Option<bool> _local = new("--local") { Description = "Tracks whose audio file is on this machine" };
    private readonly Option<NumberRange> _year = NumberRange.Option("--year", "The first and last year", 1990, 1999, isWhole: true);
    private readonly Option<NumberRange> _bpm = NumberRange.Option("--bpm", "The lowest and highest tempo", 120, 128);
    private readonly Option<DurationRange> _duration = DurationRange.Option("--duration", "The shortest and longest duration");
    private readonly Option<MusicalKey?> _key = KeyOption.Create("--key", "Tracks in this key");
    private readonly Option<bool> _compatible = new("--compatible") { Description = "Also tracks in keys that mix well with --key" };
    private readonly Option<DateTimeOffset?> _added = SinceOption.Create("--added-since", "Tracks added since", host.Clock);
    private readonly Option<DateTimeOffset?> _changed = SinceOption.Create("--changed-since", "Tracks changed since", host.Clock);

    private Option[] Options =>
    [
        _artist, _album, _albumId, _genre, _tag, _anyTag, _withoutTag, _untagged, _label, _platform, _notLinked, _stale, _missing,
        _hasImage, _noImage, _local, _year, _bpm, _duration, _key, _compatible, _added, _changed,
    ];

    public void AddTo(Command command)
    {
        command.Arguments.Add(_text);
        foreach (Option option in Options)
            command.Options.Add(option);
        command.Validators.Add(Validate);
    }

    /// <summary>Tells whether words or an option choose tracks; otherwise the command is about the whole library.</summary>
    public bool AreGiven(CommandResult result) => result.IsGiven(_text) || Options.Any(result.IsGiven);

    /// <summary>Gets the query with the filters alone.</summary>
    public TrackQuery QueryOf(ParseResult arguments)
    {
        NumberRange years = arguments.GetValue(_year);
        NumberRange tempos = arguments.GetValue(_bpm);
        DurationRange durations = arguments.GetValue(_duration);
        return new TrackQuery
        {
            Text = arguments.GetValue(_text) is { Length: > 0 } words ? string.Join(' ', words) : null,
            Artist = arguments.GetValue(_artist),
            Album = arguments.GetValue(_album),
            AlbumId = arguments.GetValue(_albumId),
            Genres = arguments.GetValue(_genre) ?? [],
            Tags = arguments.GetValue(_tag) ?? [],
            AnyTags = arguments.GetValue(_anyTag) ?? [],
            ExcludedTags = arguments.GetValue(_withoutTag) ?? [],
            IsTagged = arguments.GetValue(_untagged) ? false : null,
            Label = arguments.GetValue(_label),
            Platform = arguments.GetValue(_platform) ?? arguments.GetValue(_missing),
            NotLinkedTo = arguments.GetValue(_notLinked),
            MissingAt = arguments.GetValue(_missing),
            NeedsUpdate = arguments.GetValue(_stale) ? true : null,
            HasImage = arguments.GetValue(_hasImage) ? true : arguments.GetValue(_noImage) ? false : null,
            IsAvailableLocally = arguments.GetValue(_local) ? true : null,
            MinYear = (int?)years.Min,
            MaxYear = (int?)years.Max,
            MinBpm = tempos.Min,
            MaxBpm = tempos.Max,
            MinDuration = durations.Min,
            MaxDuration = durations.Max,
            MusicalKey = arguments.GetValue(_key),
            IncludeCompatibleKeys = arguments.GetValue(_compatible),
            AddedSince = arguments.GetValue(_added),
            ChangedSince = arguments.GetValue(_changed),
        };
    }

    private static Option<string[]> Names(string name, string description)
        => new(name) { Description = description, HelpName = "name" };

    private void Validate(CommandResult result)
    {
        if (result.IsGiven(_hasImage) && result.IsGiven(_noImage))
            result.AddError($"Use either {_hasImage.Name} or {_noImage.Name}.");
        if (result.IsGiven(_compatible) && !result.IsGiven(_key))
            result.AddError($"{_compatible.Name} needs {_key.Name}.");
    }
}
