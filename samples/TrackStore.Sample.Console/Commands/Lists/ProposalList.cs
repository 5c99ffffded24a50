using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Lists;

/// <summary>Lists genres or tags that are probably one.</summary>
internal static class ProposalList
{
    /// <summary>Writes the proposals.</summary>
    /// <param name="output">Where they are written.</param>
    /// <param name="noun">What they are about: a genre or a tag.</param>
    /// <param name="proposals">The name and the number of tracks of each, and of those that look like it.</param>
    public static void Write(
        Output output, string noun, IReadOnlyList<(string Name, int Tracks, IEnumerable<(string Name, int Tracks)> Others)> proposals)
    {
        if (proposals.Count == 0)
        {
            output.Note($"No {noun}s look alike.");
            return;
        }

        output.List(
            [new($"{char.ToUpperInvariant(noun[0])}{noun[1..]}"), new("Tracks", RightAligned: true), new("Also written")],
            [
                .. proposals.Select(proposal => new[]
                {
                    proposal.Name,
                    Format.Number(proposal.Tracks),
                    string.Join(", ", proposal.Others.Select(other => $"{other.Name} ({Format.Number(other.Tracks)})")),
                }),
            ]);
        output.Note($"\"{noun}s merge <{noun}> <other>\" makes two one.");
    }
}
