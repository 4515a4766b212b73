/// All learner models.
package enum ModelBook {
  package static let models: [any LearnerModel.Type] = [
    LinearInMeans.self, Boutique.self, Focus.self, Rainbow.self, BadApple.self, ShiningLight.self,
    SingleCrossing.self, InvidiousComparison.self, Star.self, Clique.self, Percentile.self,
    Affinity.self, Proximal.self, TeacherTargeting.self, EndogenousSubgroups.self,
    KnowledgeTracing.self,
  ]

  /// - Returns: nil for a name that no model has.
  package static func model(named name: String) -> (any LearnerModel.Type)? {
    models.first { $0.about.name == name }
  }
}
