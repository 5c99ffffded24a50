using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Commands.Tags;

/// <summary>tags spelling: says which other words mean a tag.</summary>
internal static class TagsSpellingCommand
{
    public static Command Create(CommandHost host)
    {
        var tag = new Argument<string>("tag") { Description = "The tag, by its name or another spelling" };
        var words = new SpellingOptions("tag");
        var command = new Command("spelling", "Lists or changes the other spellings of a tag, which every command understands.")
        {
            tag, words.Add, words.Remove,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Tag found = await library.ResolveTagAsync(arguments.GetRequiredValue(tag), cancellationToken);
            found = await words.ChangeAsync(
                arguments,
                found,
                (owner, word) => library.Tags.RemoveSpellingAsync(owner.Id, word, cancellationToken),
                (owner, word) => library.Tags.AddSpellingAsync(owner.Id, word, cancellationToken));
            host.Output.Line($"{SpellingOptions.Of(found.Name, found.Spellings)}");
        });
        return command.WithExamples("tags spelling \"peak time\"", "tags spelling \"peak time\" --add peaktime \"prime time\"");
    }
}
