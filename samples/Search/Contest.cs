using NetGen;
using NetGen.Search;
using NetGen.Training;

namespace Samples;

/// <summary>
/// Grid against random search over three parameters of which one matters: the learning rate. Both get 27 trials in the same space, and
/// where in its five decades the good rates lie is another place for each seed, as it is for somebody who does not know yet.
/// </summary>
internal sealed class Contest(int seed)
{
    public const int Trials = 27;
    private const int PointsPerParameter = 3;
    private const int Epochs = 4;

    private readonly (DataSet Train, DataSet Validation, DataSet Test) _digits = DigitsData.Load().Split(0.6, 0.2, seed);

    public DataSet TrainingData => _digits.Train;

    public static ITrainableNetwork Create(Trial trial) => trial.Option("dropout") switch
    {
        "0" => new Plain(trial.Seed),
        "0.1" => new DropsTenth(trial.Seed),
        _ => new DropsFifth(trial.Seed),
    };

    public SearchResult Grid() => Run(SearchPlan.Grid(PointsPerParameter));

    public SearchResult Random() => Run(SearchPlan.Random(Trials));

    private SearchResult Run(SearchPlan plan)
    {
        double lowest = 1e-5 * Math.Pow(10, new Random(seed).NextDouble());
        var space = new SearchSpace(
            SearchParameter.Log(NetworkTrial.LearningRate, lowest, 1e5 * lowest),
            SearchParameter.Whole(NetworkTrial.BatchSize, 16, 48),
            SearchParameter.Choice("dropout", "0", "0.1", "0.2"));
        Func<Trial, IEnumerable<double>> train = NetworkTrial.Of(
            Create, _digits.Train, _digits.Validation, Epochs, score: epoch => epoch.ValidationAccuracy!.Value);
        return HyperparameterSearch.Run(space, plan, train, new SearchOptions { Seed = seed, Goal = SearchGoal.Maximize });
    }
}
