using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>tags: lists the library's tags.</summary>
internal static class TagsCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("tags", "Lists all tags with their number of tracks.");
        host.OnLibrary(command, async (library, _, cancellationToken) =>
        {
            IReadOnlyList<Tag> tags = await library.Tags.ListTagsAsync(cancellationToken);
            if (tags.Count == 0)
            {
                host.Output.Note("There are no tags. \"tag <track> --add <name>\" adds one.");
                return;
            }

            host.Output.List(
                [new("Tag"), new("Tracks", RightAligned: true), new("Color", IsWhole: true, Optional: 2), new("Description", Optional: 1)],
                [.. tags.Select(tag => new[] { tag.Name, Format.Id(tag.TrackCount), tag.Color, tag.Description })]);
        });
        return command.WithExamples("tags");
    }
}
